import { useActor } from '../app/session.ts'
import { useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

/** For somebody who signed in before anybody granted them a role: why there is nothing, and whom to ask. */
export function NoRolePanel() {
  const t = useText(homeWords)
  if (useActor().grants.length > 0) return null
  return (
    <section className="panel" aria-labelledby="no-role-title">
      <h2 id="no-role-title">{t('no-role.title')}</h2>
      <p>{t('no-role.help')}</p>
    </section>
  )
}
