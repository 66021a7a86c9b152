import { actorText } from '@rongheng/core/identity/act-words'
import { identityApi } from '@rongheng/core/identity/api'
import type { Instant } from '@rongheng/core/kernel/time'
import { useState } from 'react'
import type { z } from 'zod'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useActor } from '../app/session.ts'
import { useDayText } from '../ui/day-text.ts'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { shortened } from '../ui/shortened.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { pageOf } from './page-of.ts'
import { homeWords } from './words.ts'

const SHOWN_FIRST = 6

/** What others changed in the person's units since their last visit: who, what, to what, when. */
export function ChangesPanel() {
  const t = useText(homeWords)
  const { previousVisitAt } = useActor()
  const { moment } = useDayText()
  return (
    <section className="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('changes.title')}</h2>
      {previousVisitAt === null ? (
        <p className="muted">{t('changes.first')}</p>
      ) : (
        <>
          <p className="muted">{t('changes.since', { at: moment(previousVisitAt) })}</p>
          <Changes sinceAt={previousVisitAt} />
        </>
      )}
    </section>
  )
}

function Changes({ sinceAt }: { sinceAt: Instant }) {
  const t = useText(homeWords)
  const { changes, more } = useRead(identityApi.listChanges, { sinceAt, limit: 50 })
  const [all, setAll] = useState(false)
  if (changes.length === 0) return <p>{t('changes.none')}</p>
  const shown = all ? changes : changes.slice(0, SHOWN_FIRST)
  return (
    <>
      <ul className="lines">
        {shown.map((change) => (
          <ChangeLine key={`${change.actorId} ${change.code} ${change.subjectId}`} change={change} />
        ))}
      </ul>
      {shown.length < changes.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('changes.more', { count: changes.length - shown.length })}
        </button>
      )}
      {shown.length === changes.length && more && <p className="muted">{t('changes.cut')}</p>}
    </>
  )
}

type Change = z.output<typeof identityApi.listChanges.output>['changes'][number]

function ChangeLine({ change }: { change: Change }) {
  const t = useText(homeWords)
  const { language } = useLanguage()
  const { moment } = useDayText()
  const page = pageOf(change)
  const name = change.subjectName || change.projectName
  const title = <span title={shortened(name) === name ? undefined : name}>{shortened(name)}</span>
  const times = change.count > 1 ? t('changes.times', { count: change.count }) : ''
  return (
    <li>
      <div>
        {t('changes.line', { who: actorText(language, change), what: sentence(language, change.code) })}{' '}
        {page && name ? <PageLink to={page}>{title}</PageLink> : title}
        {times}
        {change.projectName !== '' && change.projectName !== name && (
          <p className="muted">
            <LongText>{t('changes.project', { name: change.projectName })}</LongText>
          </p>
        )}
      </div>
      <span className="muted num">{moment(change.at)}</span>
    </li>
  )
}
