import { type Amounts, rateOf } from '@rongheng/core/budget/amounts'
import { amountMetrics } from '@rongheng/core/budget/findings'
import { sources } from '@rongheng/core/budget/source'
import type { ProjectView } from '@rongheng/core/budget/views'
import { FactNumber } from '../app/FactNumber.tsx'
import { Amount } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useText } from '../ui/text.tsx'
import { RateCell } from './RateCell.tsx'
import { budgetWords } from './words.ts'

const parts = Object.keys(amountMetrics) as (keyof Amounts)[]

/** The four amounts, the whole and its 其中 rows, as the 自评表 sets them out. Each number opens what it stands on. `brief` leaves the 其中 rows to the overview. */
export function AmountsTable({ view, brief }: { view: ProjectView; brief: boolean }) {
  const t = useText(budgetWords)
  const { project, amounts } = view
  const rows = [
    { key: 'total', name: t('amounts.total'), amounts: amounts.total, suffix: '' },
    ...(brief ? [] : sources)
      // A source without any money says nothing; the form prints it all the same, the page need not.
      .filter((source) =>
        Object.values(amounts.bySource[source]).some((amount) => amount !== null && amount !== 0),
      )
      .map((source) => ({
        key: source,
        name: t('amounts.of-which', { source: t(`budget.source.${source}`) }),
        amounts: amounts.bySource[source],
        suffix: `.${source}`,
      })),
  ]
  const factOf = (metric: string) =>
    view.facts.find((fact) => fact.metric === metric && fact.period === String(project.year))?.id
  return (
    <section className="amounts" aria-label={t('amounts.title')}>
      <DataTable
        caption={t('amounts.title')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'source', title: t('amounts.source'), cell: (row) => row.name, head: true },
          ...parts.map((part) => ({
            key: part,
            title: t(`budget.amount.${part}`),
            numeric: true,
            amount: (row: (typeof rows)[number]) => row.amounts[part],
            cell: (row: (typeof rows)[number], places: number) => (
              <FactNumber
                factId={factOf(`${amountMetrics[part]}${row.suffix}`)}
                what={t(`budget.amount.${part}`)}
              >
                <Amount fen={row.amounts[part]} places={places} />
              </FactNumber>
            ),
          })),
          {
            key: 'rate',
            title: t('rate'),
            numeric: true,
            cell: (row) => <RateCell rate={rateOf('spent-of-full-year', row.amounts)} />,
          },
        ]}
      />
    </section>
  )
}
