import { budgetApi } from '@rongheng/core/budget/api'
import { spentByMetric } from '@rongheng/core/budget/findings'
import type { Milestone } from '@rongheng/core/budget/milestones'
import type { MilestoneView, ProjectView } from '@rongheng/core/budget/views'
import type { Fen } from '@rongheng/core/kernel/money'
import { useMemo } from 'react'
import { useRead } from '../api/use-read.ts'
import { FactNumber } from '../app/FactNumber.tsx'
import { Amount, useAmountText } from '../ui/Amount.tsx'
import { ChartFrame } from '../ui/ChartFrame.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Rate, rateText } from '../ui/Rate.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useEither, useText } from '../ui/text.tsx'
import { milestoneCurve } from './milestone-chart.ts'
import { MilestoneChart } from './MilestoneChart.tsx'
import { ProjectFrame } from './ProjectFrame.tsx'
import { budgetWords } from './words.ts'

/** How a project's money stands against its milestones: the curve, and the table that says the same. */
export function MilestonesPage({ projectId }: { projectId: string }) {
  return (
    <ProjectFrame projectId={projectId} tab="milestones">
      {(view) => <Milestones view={view} />}
    </ProjectFrame>
  )
}

function Milestones({ view }: { view: ProjectView }) {
  const either = useEither()
  const marks = usePunctuation()
  const t = useText(budgetWords)
  const amount = useAmountText()
  const measured = useRead(budgetApi.milestones, { projectId: view.project.id })
  const curve = useMemo(() => milestoneCurve(measured), [measured])
  if (!measured.template) return <EmptyState title={t('milestones.none')} help={t('milestones.none.help')} />
  const reached = measured.rows.filter((row) => row.verdict === 'met' || row.verdict === 'reached').length
  const summary = t('milestones.summary', {
    year: measured.year,
    paid: amount(measured.cumulative.at(-1)?.amount ?? null),
    count: measured.rows.length,
    met: reached,
  })
  const table = <MilestoneTable view={view} measured={measured} />
  const next = measured.rows.find((row) => row.verdict === 'open' && row.toPay !== null)
  return (
    <>
      <section className="panel">
        <ChartFrame
          title={t('milestones.chart')}
          drawing={<MilestoneChart curve={curve} year={measured.year} label={summary} />}
          table={table}
        />
      </section>
      <section className="panel">
        {/* On paper the chart's twin is the same table. */}
        <div className="no-print">{table}</div>
        {measured.budget <= 0 && <p className="notice-warn below-table">{t('milestones.zero')}</p>}
        {next && view.project.finishedOn === null && <Money view={view} next={next} />}
        <div className="foot-note muted">
          <p>
            {marks.label(
              t('milestones.template'),
              either(measured.template.title, measured.template.titleEn),
            )}
          </p>
          <p>{t(`milestones.of.${measured.template.of}`, { budget: amount(measured.budget) })}</p>
          <p>{t('milestones.source', { source: measured.template.source })}</p>
          <p>{t('milestone.to-pay.help')}</p>
          {measured.rows.some((row) => row.asOf !== null) && <p>{t('milestones.adjusted')}</p>}
          {measured.rows.some((row) => row.forecast !== null) && <p>{t('milestones.method')}</p>}
        </div>
      </section>
    </>
  )
}

/** Whether the money that arrived suffices for what the next milestone still needs. */
function Money({ view, next }: { view: ProjectView; next: Milestone }) {
  const either = useEither()
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { arrived, spent } = view.amounts.total
  const facts = { label: either(next.label, next.labelEn), toPay: amount(next.toPay) }
  if (arrived === null)
    return <p className="notice-warn below-table">{t('milestones.arrived.none', facts)}</p>
  const left = (arrived - (spent ?? 0)) as Fen
  const enough = left >= (next.toPay ?? 0)
  return (
    <p className={enough ? 'muted below-table' : 'notice-warn below-table'}>
      {t(`milestones.arrived.${enough ? 'enough' : 'short'}`, { ...facts, left: amount(left) })}
    </p>
  )
}

const tones: Record<Milestone['verdict'], Tone> = {
  met: 'good',
  reached: 'good',
  missed: 'bad',
  open: 'info',
  'not-measured': 'warn',
  'report-only': 'neutral',
}

function MilestoneTable({ view, measured }: { view: ProjectView; measured: MilestoneView }) {
  const either = useEither()
  const t = useText(budgetWords)
  // What was not paid by then never will be.
  const closed =
    measured.today > `${measured.year}-12-31` ? 'year' : view.project.finishedOn !== null ? 'finished' : null
  const factOf = (row: Milestone) =>
    view.facts.find((fact) => fact.metric === spentByMetric && String(fact.period) === row.day)?.id
  return (
    <DataTable
      caption={t('milestones.chart')}
      rows={measured.rows}
      rowKey={(row) => row.day}
      columns={[
        {
          key: 'label',
          title: t('milestone.label'),
          cell: (row) => either(row.label, row.labelEn),
          head: true,
        },
        { key: 'day', title: t('milestone.day'), cell: (row) => <span className="nowrap">{row.day}</span> },
        {
          key: 'planned',
          title: t('milestone.planned'),
          numeric: true,
          amount: (row) => row.planned,
          cell: (row, places) =>
            row.planned === null || row.plannedBp === null ? (
              <span className="muted">{t('milestone.no-share')}</span>
            ) : (
              <span className="stack-tight">
                <Amount fen={row.planned} places={places} />
                <span className="muted">{rateText(row.plannedBp)}</span>
              </span>
            ),
        },
        {
          key: 'actual',
          title: t('milestone.actual'),
          numeric: true,
          amount: (row) => row.actual,
          cell: (row, places) => (
            <span className="stack-tight">
              <FactNumber
                factId={factOf(row)}
                what={`${either(row.label, row.labelEn)} ${t('milestone.actual')}`}
              >
                <Amount fen={row.actual} places={places} />
              </FactNumber>
              {row.actualBp !== null && (
                <span className="muted">
                  <Rate bp={row.actualBp} />
                </span>
              )}
            </span>
          ),
        },
        {
          key: 'to-pay',
          title: t('milestone.to-pay'),
          numeric: true,
          amount: (row) => row.toPay,
          cell: (row, places) =>
            row.toPay === null ? (
              '—'
            ) : closed !== null && row.toPay > 0 ? (
              <span className="muted">{t(`milestone.closed.${closed}`)}</span>
            ) : (
              <Amount fen={row.toPay} places={places} />
            ),
        },
        { key: 'verdict', title: t('milestone.verdict'), cell: (row) => <Verdict row={row} /> },
      ]}
    />
  )
}

function Verdict({ row }: { row: Milestone }) {
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { forecast } = row
  return (
    <span className="stack-tight">
      <StatusTag tone={tones[row.verdict]}>{t(`verdict.${row.verdict}`)}</StatusTag>
      {row.short !== null && (
        <span className="bad-text">{t('milestone.short', { amount: amount(row.short) })}</span>
      )}
      {row.asOf !== null && (
        <span className={row.asOf.met ? 'muted' : 'bad-text'}>
          {t(row.asOf.met ? 'milestone.as-of.met' : 'milestone.as-of.missed', {
            budget: amount(row.asOf.budget),
            rate: rateText(row.asOf.actualBp),
          })}
        </span>
      )}
      {row.reachedOn !== null && (
        <span className="muted">
          {t(row.verdict === 'missed' ? 'verdict.caught-up' : 'verdict.reached-on', { day: row.reachedOn })}
        </span>
      )}
      {forecast !== null && (
        <span
          className={
            forecast.kind === 'will-miss' || forecast.kind === 'not-this-year' ? 'bad-text' : 'muted'
          }
        >
          {forecast.kind === 'not-measured'
            ? t('forecast.not-measured', { why: t(forecast.why) })
            : forecast.reachedOn === null
              ? t('forecast.never')
              : t(`forecast.${forecast.kind}`, { day: forecast.reachedOn })}
        </span>
      )}
    </span>
  )
}
