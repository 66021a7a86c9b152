import { ratesOf } from '@rongheng/core/budget/amounts'
import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { Fen } from '@rongheng/core/kernel/money'
import { mulDiv } from '@rongheng/core/kernel/number'
import { useRead } from '../api/use-read.ts'
import { Amount, useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { Rate } from '../ui/Rate.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { ProjectFrame } from './ProjectFrame.tsx'
import { RateCell } from './RateCell.tsx'
import { budgetWords } from './words.ts'

/** One project: what it is, what its money is for, and how the rates come out. */
export function ProjectPage({ projectId }: { projectId: string }) {
  return (
    <ProjectFrame projectId={projectId} tab="overview">
      {(view) => (
        <>
          <Uses view={view} />
          <About view={view} />
          <Rates view={view} />
        </>
      )}
    </ProjectFrame>
  )
}

function Uses({ view }: { view: ProjectView }) {
  const t = useText(budgetWords)
  const { uses } = view.project
  const paidFor = (useId: string | null) =>
    view.payments.byUse.find((part) => part.useId === useId)?.amount ?? null
  const unassigned = paidFor(null)
  const nothingPaid = view.payments.count === 0
  const rows = [
    ...uses.map((use) => ({
      key: use.id as string,
      name: use.name,
      amount: use.amount as Fen | null,
      // 0 is known only when every payment says what it was for.
      paid: paidFor(use.id) ?? (nothingPaid || unassigned !== null ? null : (0 as Fen)),
    })),
    ...(unassigned === null
      ? []
      : [{ key: 'none', name: t('use.unassigned'), amount: null, paid: unassigned }]),
  ]
  return (
    <section className="panel">
      <h2>{t('uses')}</h2>
      <DataTable
        caption={t('uses')}
        rows={rows}
        rowKey={(row) => row.key}
        empty={<EmptyState title={t('uses.none')} />}
        columns={[
          { key: 'name', title: t('use'), cell: (row) => row.name, head: true },
          {
            key: 'amount',
            title: t('use.amount'),
            numeric: true,
            amount: (row) => row.amount,
            cell: (row, places) => (row.amount === null ? '—' : <Amount fen={row.amount} places={places} />),
          },
          {
            key: 'paid',
            title: t('use.paid'),
            numeric: true,
            amount: (row) => row.paid,
            cell: (row, places) => <Amount fen={row.paid} places={places} />,
          },
          {
            key: 'rate',
            title: t('milestone.actual-rate'),
            numeric: true,
            cell: (row) =>
              row.amount === null || row.amount === 0 || row.paid === null ? (
                '—'
              ) : (
                <span className="stack-tight">
                  <Rate bp={mulDiv(row.paid, 10_000, row.amount)} />
                  {row.paid > row.amount && <StatusTag tone="warn">{t('use.over')}</StatusTag>}
                </span>
              ),
          },
        ]}
      />
    </section>
  )
}

function About({ view }: { view: ProjectView }) {
  const either = useEither()
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { project } = view
  const { items } = useRead(budgetApi.milestoneTemplates, {})
  const template = items.find((one) => one.id === project.milestones)
  return (
    <section className="panel">
      <h2>{t('about')}</h2>
      <DescriptionList
        rows={[
          { name: t('fund-kind'), value: t(`budget.fund.${project.fundKind}`) },
          { name: t('owner'), value: view.ownerName },
          {
            name: t('template'),
            value: template ? (
              <PageLink to={`/budget/projects/${project.id}/milestones`}>
                {either(template.title, template.titleEn)}
              </PageLink>
            ) : (
              t('template.none')
            ),
          },
          { name: t('finished-on'), value: project.finishedOn ?? t('not-finished') },
          {
            name: t('leftover'),
            value: project.leftover ? (
              <>
                {t('leftover.cell', {
                  carried: amount(project.leftover.carriedOver),
                  surplus: amount(project.leftover.surplus),
                })}
                {project.leftover.note && <div className="muted">{project.leftover.note}</div>}
              </>
            ) : (
              t('leftover.none')
            ),
          },
          ...(project.copiedFrom
            ? [
                {
                  name: t('copied-from'),
                  value: (
                    <PageLink to={`/budget/projects/${project.copiedFrom}`}>{t('copied-from.link')}</PageLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

function Rates({ view }: { view: ProjectView }) {
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { total } = view.amounts
  const named = (part: keyof typeof total) => `${t(`budget.amount.${part}`)} ${amount(total[part])}`
  return (
    <section className="panel">
      <h2>{t('rates.title')}</h2>
      <DataTable
        caption={t('rates.title')}
        rows={ratesOf(total)}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'what', title: t('rates.what'), cell: (row) => t(`rate.${row.kind}`), head: true },
          {
            key: 'formula',
            title: t('rates.formula'),
            cell: (row) =>
              t('rates.formula.cell', { top: named(row.numerator), bottom: named(row.denominator) }),
          },
          { key: 'rate', title: t('rates.rate'), numeric: true, cell: (row) => <RateCell rate={row} /> },
        ]}
      />
    </section>
  )
}
