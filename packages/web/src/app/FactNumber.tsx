import { budgetApi } from '@rongheng/core/budget/api'
import type { EvidenceLine } from '@rongheng/core/budget/views'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Fact, FactId } from '@rongheng/core/kernel/fact'
import { Fen } from '@rongheng/core/kernel/money'
import { periodText } from '@rongheng/core/kernel/period-text'
import { type ReactNode, useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useDownload } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { EvidenceNumber } from '../ui/EvidenceNumber.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { rateText } from '../ui/Rate.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useMoment } from './moment.ts'
import { factWords } from './fact-words.ts'

/** A number that is a fact: pressing it shows the records it stands on. Without a fact it is plain text. */
export function FactNumber(p: { factId: string | undefined; what: string; children: ReactNode }) {
  const { factId } = p
  if (factId === undefined) return <>{p.children}</>
  return (
    <EvidenceNumber what={p.what} evidence={() => <FactEvidence factId={factId as FactId} />}>
      {p.children}
    </EvidenceNumber>
  )
}

/** What a fact says, who wrote it down and when, what it stands on, and what it replaced. */
export function FactEvidence(p: { factId: FactId }) {
  const t = useText(factWords)
  const moment = useMoment()
  const { language } = useLanguage()
  const metricText = useMetricText()
  const valueText = useFactText()
  const [shown, setShown] = useState(p.factId)
  const byWhom = (name: string) => {
    const [kind, rest = ''] = name.split(':')
    return kind === 'job' ? t('by.job') : kind === 'os' ? t('by.os', { name: rest }) : name
  }
  const { fact, subjectName, recordedByName, evidence, earlier } = useRead(budgetApi.getFact, {
    factId: shown,
  })
  return (
    <div className="stack">
      {shown !== p.factId && <ActionButton label={t('back')} onPress={() => setShown(p.factId)} />}
      <DescriptionList
        rows={[
          { name: t('what'), value: metricText(fact.metric) },
          { name: t('value'), value: valueText(fact) },
          ...(subjectName ? [{ name: t('subject'), value: subjectName }] : []),
          { name: t('period'), value: periodText(language, fact.period) },
          {
            name: t('recorded'),
            value: t('recorded.by', { at: moment(fact.recordedAt), by: byWhom(recordedByName) }),
          },
        ]}
      />
      <h3>{t('evidence.count', { count: evidence.length })}</h3>
      <EvidenceTable lines={evidence} onFact={(id) => setShown(id as FactId)} />
      {earlier.length > 0 && (
        <>
          <h3>{t('earlier')}</h3>
          <DataTable
            caption={t('earlier')}
            rows={earlier}
            rowKey={(row) => row.id}
            columns={[
              { key: 'at', title: t('recorded'), cell: (row) => moment(row.recordedAt), head: true },
              { key: 'value', title: t('value'), cell: valueText, numeric: true },
            ]}
          />
        </>
      )}
    </div>
  )
}

function EvidenceTable(p: { lines: readonly EvidenceLine[]; onFact: (id: string) => void }) {
  const t = useText(factWords)
  const amount = useAmountText()
  const metricText = useMetricText()
  const file = useDownload(evaluateApi.downloadEvidence)
  return (
    <>
      <ErrorSummary error={file.error} title={t('file.failed')} />
      <DataTable
        caption={t('evidence')}
        rows={p.lines}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('evidence.none')}</p>}
        columns={[
          { key: 'kind', title: t('kind'), cell: (row) => t(`kind.${row.kind}`), head: true },
          { key: 'title', title: t('title'), cell: title },
          { key: 'on', title: t('on'), cell: (row) => row.on ?? '' },
          {
            key: 'amount',
            title: t('amount'),
            cell: (row) => (row.amount === null ? '' : amount(row.amount)),
            numeric: true,
          },
        ]}
      />
    </>
  )
  function title(row: EvidenceLine) {
    const text = (row.kind === 'fact' ? metricText(row.title) : row.title) || t('open')
    if (row.kind === 'fact')
      return (
        <button type="button" className="evidence" onClick={() => p.onFact(row.id)}>
          {text}
        </button>
      )
    if (row.kind === 'file')
      return (
        <button type="button" className="evidence" onClick={() => file.mutate({ fileId: row.id as never })}>
          {text}
        </button>
      )
    return row.link ? (
      <PageLink to={row.link}>{text}</PageLink>
    ) : (
      row.title || <span className="muted">{row.id}</span>
    )
  }
}

/** What a metric is called; a metric that nobody named is called by itself. */
function useMetricText(): (metric: string) => string {
  const { language } = useLanguage()
  return (metric) => {
    const key = `fact.${metric}`
    const text = sentence(language, key)
    return text === key ? metric : text
  }
}

/** A fact's value with its unit, or why there is none. */
export function useFactText(): (fact: Pick<Fact, 'value' | 'unit' | 'why'>) => string {
  const { language } = useLanguage()
  const t = useText(factWords)
  const amount = useAmountText()
  return (fact) => {
    if (fact.value === null) return t('none', { why: sentence(language, fact.why ?? '') })
    if (fact.unit === 'fen') return amount(Fen.parse(Number(fact.value)))
    if (fact.unit === 'bp') return rateText(Number(fact.value))
    if (fact.unit === '日期') return fact.value.replace(/^(....)(..)(..)$/, '$1-$2-$3')
    if (fact.unit === '是非') return t(fact.value === '1' ? 'yes' : 'no')
    return `${fact.value} ${fact.unit === 'count' ? '' : fact.unit}`.trim()
  }
}
