import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckId } from '@rongheng/core/watch/ids'
import { type CheckCurves, type CurveSpan, curveSpans, historyApi } from '@rongheng/core/watch/history-api'
import type { Metric, MetricUnit } from '@rongheng/core/watch/metric'
import { type ReactNode, useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ChartFrame } from '../ui/ChartFrame.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useDayText } from '../ui/day-text.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { Curve, type CurveLine } from './Curve.tsx'
import { historyWords } from './history-words.ts'
import { phaseMetrics } from './phases.ts'
import { useValueText } from './value-text.ts'

const AGAIN_MS = 30_000
const FIRST_METRICS = 4
const TABLE_ROWS = 24

type Of = {
  checkId: CheckId
  /** Only how long it took. */
  onlyTook?: boolean
  /** Beside the choice of a span. */
  children?: ReactNode
}

/** What a check measured, over an hour up to a year: how long it took, where that time went, and each of its numbers. */
export function Curves({ checkId, onlyTook, children }: Of) {
  const t = useText(historyWords)
  const either = useEither()
  const [span, setSpan] = useState<CurveSpan>('24h')
  const [all, setAll] = useState(false)
  const { data, error } = useReadWhen(historyApi.checkCurves, { checkId, span }, { everyMs: AGAIN_MS })
  const text = useValueText()
  const phases = phaseMetrics((data?.metrics ?? []) as readonly Metric[])
  const others = (data?.metrics ?? []).filter(
    (metric) => !phases.some((phase) => phase.key === metric.key) && metric.mean.some((one) => one !== null),
  )
  const shown = onlyTook ? [] : all ? others : others.slice(0, FIRST_METRICS)
  const phaseLines = (curves: CheckCurves): CurveLine[] =>
    phases.map((phase, tone) => ({
      name: either(phase.zh, phase.en),
      tone,
      values: curves.metrics.find((metric) => metric.key === phase.key)?.mean ?? [],
    }))
  return (
    <section className="panel">
      <div className="chart-head wt-span">
        <h2>{t('curves')}</h2>
        {children}
        <fieldset className="choice no-print">
          <legend className="visually-hidden">{t('span')}</legend>
          {curveSpans.map((one) => (
            <button type="button" key={one} aria-pressed={span === one} onClick={() => setSpan(one)}>
              {t(`span.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <ErrorSummary error={data ? null : error} title={t('curve.failed')} />
      {!data && !error && <Loading />}
      {data && data.at.length === 0 && <p className="muted">{t('curve.none')}</p>}
      {data && data.at.length > 0 && (
        <>
          <p className="muted">
            {data.stepMs === 0 ? t('curve.step.0') : t('curve.step', { span: text.span(data.stepMs) })}
          </p>
          {data.p50.every((one) => one === null) ? (
            <p className="muted">{t('curve.took.none')}</p>
          ) : (
            <OneCurve
              title={t('curve.took')}
              curves={data}
              unit="ms"
              lines={
                data.stepMs === 0
                  ? [{ name: t('curve.took'), tone: 1, values: data.p50 }]
                  : [
                      { name: t('curve.p50'), tone: 1, values: data.p50 },
                      { name: t('curve.p95'), tone: 4, values: data.p95 },
                    ]
              }
            />
          )}
          {!onlyTook && phaseLines(data).some((line) => line.values.some((one) => one !== null)) && (
            <OneCurve
              title={t('curve.phases')}
              curves={data}
              unit="ms"
              lines={phaseLines(data).filter((line) => line.values.some((value) => value !== null))}
              stacked
            />
          )}
          {shown.map((metric) => (
            <OneCurve
              key={metric.key}
              title={either(metric.zh, metric.en)}
              curves={data}
              unit={metric.unit}
              lines={[{ name: either(metric.zh, metric.en), tone: 3, values: metric.mean }]}
            />
          ))}
          {!onlyTook && others.length > shown.length && (
            <ActionButton
              label={t('curve.more', { count: others.length - shown.length })}
              onPress={() => setAll(true)}
            />
          )}
        </>
      )}
    </section>
  )
}

/** One drawing and its table. */
function OneCurve(p: {
  title: string
  curves: CheckCurves
  unit: MetricUnit
  lines: readonly CurveLine[]
  stacked?: boolean
}) {
  const t = useText(historyWords)
  const text = useValueText()
  const { moment } = useDayText()
  const [page, setPage] = useState(1)
  const { curves } = p
  const last = curves.at.length - 1
  const from = (page - 1) * TABLE_ROWS
  // The newest first, a page at a time: a year has as many rows as it has points.
  const rows = Array.from(
    { length: Math.max(0, Math.min(TABLE_ROWS, curves.at.length - from)) },
    (_, i) => last - from - i,
  )
  return (
    <ChartFrame
      title={p.title}
      drawing={
        <Curve
          label={p.title}
          from={curves.from}
          to={curves.to}
          at={curves.at}
          lines={p.lines}
          unit={p.unit}
          stacked={p.stacked ?? false}
        />
      }
      table={
        <DataTable
          caption={p.title}
          rows={rows}
          rowKey={(row) => String(row)}
          columns={[
            { key: 'time', title: t('time'), head: true, cell: (row) => moment(curves.at[row] as Instant) },
            ...p.lines.map((line) => ({
              key: line.name,
              title: line.name,
              numeric: true,
              cell: (row: number) => {
                const value = line.values[row] ?? null
                return value === null ? '—' : text.value(p.unit, value)
              },
            })),
            {
              key: 'ok',
              title: t('curve.ok'),
              numeric: true,
              cell: (row) => `${curves.ok[row]} / ${curves.count[row]}`,
            },
          ]}
          paging={{ page, pageSize: TABLE_ROWS, total: curves.at.length, onPage: setPage }}
        />
      }
    />
  )
}
