import { identityApi } from '@rongheng/core/identity/api'
import type { Instant } from '@rongheng/core/kernel/time'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useActor } from '../app/session.ts'
import { useDayText } from '../ui/day-text.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

/** What others changed in the person's units since their last visit. */
export function ChangesPanel() {
  const t = useText(homeWords)
  const { previousVisitAt } = useActor()
  return (
    <section className="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('changes.title')}</h2>
      {previousVisitAt === null ? (
        <p className="muted">{t('changes.first')}</p>
      ) : (
        <Changes sinceAt={previousVisitAt} />
      )}
    </section>
  )
}

/** Where a changed record is looked at, by the prefix of its id; null when it has no page of its own. */
const pageOf = (id: string): string | null => (id.startsWith('prj_') ? `/budget/projects/${id}` : null)

function Changes({ sinceAt }: { sinceAt: Instant }) {
  const t = useText(homeWords)
  const { language } = useLanguage()
  const { moment } = useDayText()
  const { changes } = useRead(identityApi.listChanges, { sinceAt, limit: 20 })
  if (changes.length === 0) return <p className="muted">{t('changes.none', { at: moment(sinceAt) })}</p>
  return (
    <ul className="lines">
      {changes.map((change) => {
        const page = pageOf(change.subjectId)
        return (
          <li key={`${change.at} ${change.code} ${change.subjectId}`}>
            <span>
              {t('changes.line', { who: change.actorName, what: sentence(language, change.code) })}{' '}
              {page ? <PageLink to={page}>{change.subjectName}</PageLink> : change.subjectName}
            </span>
            <span className="muted num">{moment(change.at)}</span>
          </li>
        )
      })}
    </ul>
  )
}
