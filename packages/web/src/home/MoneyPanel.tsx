import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectLine } from '@rongheng/core/budget/views'
import { useRead } from '../api/use-read.ts'
import { Amount, MoneyUnitSwitch, useAmountText } from '../ui/Amount.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useDayText } from '../ui/day-text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { RateBar } from '../ui/RateBar.tsx'
import { rateText } from '../ui/Rate.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { paceOf } from './pace.ts'
import { homeWords } from './words.ts'

/** How the money of the newest year's projects stands against their milestones. */
export function MoneyPanel() {
  const t = useText(homeWords)
  const { items } = useRead(budgetApi.listProjects, {})
  const amount = useAmountText()
  const { day } = useDayText()
  const year = items[0]?.year
  const lines = items.filter((line) => line.year === year)
  const columns: Column<ProjectLine>[] = [
    {
      key: 'project',
      title: t('money.project'),
      head: true,
      cell: (line) => <PageLink to={`/budget/projects/${line.id}`}>{line.name}</PageLink>,
    },
    {
      key: 'budget',
      title: t('money.budget'),
      numeric: true,
      cell: (line) => <Amount fen={line.amounts.fullYear} />,
    },
    {
      key: 'spent',
      title: t('money.spent'),
      numeric: true,
      cell: (line) => <Amount fen={line.amounts.spent} />,
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
            {t('money.next.text', { label: next.label, day: day(next.day) })}
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
            <StatusTag tone={tone}>{t(word, { count: line.missed })}</StatusTag>
          </PageLink>
        )
      },
    },
  ]
  return (
    <section className="panel" aria-labelledby="money-title">
      <div className="panel-head">
        <h2 id="money-title">
          {t('money.title')}{' '}
          {year !== undefined && <small className="muted">{t('money.year', { year })}</small>}
        </h2>
        <span>
          <MoneyUnitSwitch /> <PageLink to="/budget/projects">{t('money.all')}</PageLink>
        </span>
      </div>
      <DataTable
        caption={t('money.caption', { year: year ?? '' })}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        empty={<EmptyState title={t('money.none')} help={t('money.none.help')} />}
      />
    </section>
  )
}
