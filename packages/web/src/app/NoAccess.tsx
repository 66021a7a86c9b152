import { adminRoles } from '@rongheng/core/identity/roles'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useText } from '../ui/text.tsx'
import { useActor } from './session.ts'
import { shellWords } from './words.ts'

/** For a page that none of the person's roles opens: why, and who could change that. */
export function NoAccess() {
  const t = useText(shellWords)
  const admin = useActor().grants.some((grant) => adminRoles.some((role) => role === grant.role))
  return (
    <ErrorState title={t('no-access.title')} help={t(admin ? 'no-access.admin' : 'no-access.help')}>
      <PageLink to="/">{t('not-found.home')}</PageLink>
    </ErrorState>
  )
}
