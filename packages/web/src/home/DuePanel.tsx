import { budgetApi } from '@rongheng/core/budget/api'
import { evaluateDue } from '@rongheng/core/evaluate/due-api'
import type { Due } from '@rongheng/core/kernel/due'
import { reportDue } from '@rongheng/core/report/due-api'
import { useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { todayHere, useDayText } from '../ui/day-text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { shortened } from '../ui/shortened.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { daysLeft, inOrder } from './due-order.ts'
import { homeWords } from './words.ts'

const SHOWN_FIRST = 5

/** Duties of every domain that the person may read, and the domains that could not be asked. */
function useDues(): { dues: Due[]; failed: ('budget' | 'evaluate' | 'report')[]; pending: boolean } {
  const budget = useReadWhen(budgetApi.due, {}, { when: useMay('project.read') })
  const evaluate = useReadWhen(evaluateDue, {}, { when: useMay('goal.read') })
  const report = useReadWhen(reportDue, {}, { when: useMay('report.read') })
  const asked = { budget, evaluate, report }
  return {
    dues: Object.values(asked).flatMap((one) => one.data?.items ?? []),
    failed: (Object.keys(asked) as (keyof typeof asked)[]).filter((domain) => asked[domain].isError),
    pending: Object.values(asked).some((one) => one.isLoading),
  }
}

/** What is due from the person who signed in, of all domains, most urgent first. */
export function DuePanel() {
  const t = useText(homeWords)
  const { dues, failed, pending } = useDues()
  const [all, setAll] = useState(false)
  const ordered = inOrder(dues, todayHere())
  const shown = all ? ordered : ordered.slice(0, SHOWN_FIRST)
  return (
    <section className="panel" aria-labelledby="due-title">
      <h2 id="due-title">{t('due.title')}</h2>
      {failed.map((domain) => (
        <p key={domain} role="alert">
          {t('due.failed', { domain: t(`domain.${domain}`) })}
        </p>
      ))}
      {dues.length === 0 && !pending && failed.length === 0 && (
        <EmptyState title={t('due.none')} help={t('due.none.help')} />
      )}
      <ul className="lines">
        {shown.map((due) => (
          <DueLine key={due.key} due={due} />
        ))}
      </ul>
      {shown.length < ordered.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('due.more', { count: ordered.length - shown.length })}
        </button>
      )}
    </section>
  )
}

function DueLine({ due }: { due: Due }) {
  const t = useText(homeWords)
  const { language } = useLanguage()
  const { day } = useDayText()
  const left = daysLeft(due, todayHere())
  const whole = sentence(language, due.code, due.facts)
  const facts = Object.entries(due.facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? shortened(fact) : fact,
  ])
  const text = sentence(language, due.code, Object.fromEntries(facts))
  const when =
    left === null
      ? null
      : left < 0
        ? t('due.over', { days: -left })
        : left === 0
          ? t('due.today')
          : t('due.left', { days: left })
  return (
    <li>
      <div>
        <PageLink to={due.link}>
          <span title={text === whole ? undefined : whole}>{text}</span>
        </PageLink>
        {due.dueOn !== null && !text.includes(due.dueOn) && (
          <p className="muted">{t('due.by', { day: day(due.dueOn) })}</p>
        )}
      </div>
      {due.returnedOn !== undefined && (
        <StatusTag tone="warn">{t('due.returned', { day: day(due.returnedOn) })}</StatusTag>
      )}
      {when !== null && left !== null && (
        <StatusTag tone={left < 0 ? 'bad' : left <= 15 ? 'warn' : 'neutral'}>{when}</StatusTag>
      )}
    </li>
  )
}
