import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectLine } from '@rongheng/core/budget/views'
import { useRead } from '../api/use-read.ts'
import { Amount, MoneyUnitSwitch, useAmountText } from '../ui/Amount.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useDayText } from '../ui/day-text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { RateBar } from '../ui/RateBar.tsx'
import { rateText } from '../ui/Rate.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { moneyLines } from './money-lines.ts'
import { paceOf } from './pace.ts'
import { homeWords } from './words.ts'

const MOST = 8

/** How the money of the current projects stands against their milestones: those that need a look, and how many there are. */
export function MoneyPanel() {
  const either = useEither()
  const t = useText(homeWords)
  const { items } = useRead(budgetApi.listProjects, {})
  const amount = useAmountText()
  const { day } = useDayText()
  const { shown, total, counts } = moneyLines(items, MOST)
  const years = [...new Set(shown.map((line) => line.year))].sort((a, b) => a - b)
  const year = years.join('–')
  const columns: Column<ProjectLine>[] = [
    {
      key: 'project',
      title: t('money.project'),
      head: true,
      cell: (line) => (
        <>
          <PageLink to={`/budget/projects/${line.id}`}>
            <LongText>{line.name}</LongText>
          </PageLink>
          <small className="muted">
            {line.code} · {line.unitName}
          </small>
        </>
      ),
    },
    {
      key: 'budget',
      title: t('money.budget'),
      numeric: true,
      amount: (line) => line.amounts.fullYear,
      cell: (line, places) => <Amount fen={line.amounts.fullYear} places={places} />,
    },
    {
      key: 'spent',
      title: t('money.spent'),
      numeric: true,
      amount: (line) => line.amounts.spent,
      cell: (line, places) => <Amount fen={line.amounts.spent} places={places} />,
    },
    {
      key: 'rate',
      title: t('money.rate'),
      cell: (line) => (
        <RateBar
          bp={line.rate.bp}
          markBp={line.next?.plannedBp ?? null}
          label={t('money.bar', { rate: line.rate.bp === null ? '—' : rateText(line.rate.bp) })}
        />
      ),
    },
    {
      key: 'next',
      title: t('money.next'),
      cell: ({ next }) =>
        next ? (
          <span>
            {t('money.next.text', { label: either(next.label, next.labelEn), day: day(next.day) })}
            {next.toPay !== null && next.toPay > 0 && (
              <span className="muted"> {t('money.next.pay', { amount: amount(next.toPay) })}</span>
            )}
          </span>
        ) : (
          <span className="muted">{t('money.no-next')}</span>
        ),
    },
    {
      key: 'state',
      title: t('money.state'),
      cell: (line) => {
        const { word, tone } = paceOf(line)
        return (
          <PageLink to={`/budget/projects/${line.id}/milestones`}>
            <StatusTag tone={tone}>{t(word, { count: line.missed || line.unmeasured })}</StatusTag>
          </PageLink>
        )
      },
    },
  ]
  return (
    <section className="panel" aria-labelledby="money-title">
      <div className="panel-head">
        <h2 id="money-title">
          {t('money.title')} {year !== '' && <small className="muted">{t('money.year', { year })}</small>}
        </h2>
        <span>
          <MoneyUnitSwitch /> <PageLink to="/budget/projects">{t('money.all')}</PageLink>
        </span>
      </div>
      {total > shown.length && (
        <p className="muted">
          {t('money.counts', { total, shown: shown.length })}{' '}
          {counts
            .map(({ word, count }) => t('money.count', { what: t(`count.${word}`), count }))
            .join(t('money.and'))}
        </p>
      )}
      <DataTable
        caption={t('money.caption', { year })}
        columns={columns}
        rows={shown}
        rowKey={(line) => line.id}
        empty={<EmptyState title={t('money.none')} help={t('money.none.help')} />}
      />
    </section>
  )
}
