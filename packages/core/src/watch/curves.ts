import type { Instant } from '../kernel/time.ts'
import type { CheckCurves, CurveSpan } from './history-api.ts'
import type { Span } from './maintenance.ts'
import type { Metric } from './metric.ts'
import type { Reading } from './reading.ts'
import { type SeriesStep, type StepName, stepMs } from './thinned.ts'

const HOUR = 3_600_000

/** How each span is drawn: over how long, and in which step. None has more than about 800 points. */
export const curveSteps: Record<CurveSpan, { readonly ms: number; readonly step: StepName | 'raw' }> = {
  '1h': { ms: HOUR, step: 'raw' },
  '24h': { ms: 24 * HOUR, step: '5m' }, // 288
  '7d': { ms: 7 * 24 * HOUR, step: '1h' }, // 168
  '30d': { ms: 30 * 24 * HOUR, step: '1h' }, // 720
  '1y': { ms: 365 * 24 * HOUR, step: '1d' }, // 365
}

/** Of single readings no more than this are drawn: an hour at an interval of 5 s has 720. */
export const MOST_READINGS = 800

/** A metric with the place of its values in stored readings; -1 where none was stored yet. */
type Placed = { readonly metric: Metric; readonly place: number }

/** The metrics of a check by where their values are stored. */
export const placed = (metrics: readonly Metric[], keys: readonly string[]): Placed[] =>
  metrics.map((metric) => ({ metric, place: keys.indexOf(metric.key) }))

/** Single readings as columns. */
export function curvesOfReadings(
  within: Span,
  readings: readonly Reading[],
  metrics: readonly Placed[],
): CheckCurves {
  const took = readings.map((one) => (one.ok ? rounded(one.tookMs) : null))
  return {
    ...within,
    stepMs: 0,
    at: readings.map((one) => one.at),
    count: readings.map(() => 1),
    ok: readings.map((one) => (one.ok ? 1 : 0)),
    p50: took,
    p95: took,
    metrics: metrics.map(({ metric, place }) => ({
      ...named(metric),
      mean: readings.map((one) => rounded(one.values[place] ?? null)),
    })),
  }
}

/** Thinned steps as columns. */
export function curvesOfSteps(
  within: Span,
  step: StepName,
  steps: readonly SeriesStep[],
  metrics: readonly Placed[],
): CheckCurves {
  return {
    ...within,
    stepMs: stepMs[step],
    at: steps.map((one) => one.at as Instant),
    count: steps.map((one) => one.count),
    ok: steps.map((one) => one.ok),
    p50: steps.map((one) => rounded(one.p50)),
    p95: steps.map((one) => rounded(one.p95)),
    metrics: metrics.map(({ metric, place }) => ({
      ...named(metric),
      mean: steps.map((one) => {
        const summary = one.values[place]
        return summary ? rounded(summary.sum / summary.count) : null
      }),
    })),
  }
}

const named = ({ key, zh, en, unit }: Metric) => ({ key, zh, en, unit })

/** Five digits are more than a screen shows; the rest would only be sent. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(5))
