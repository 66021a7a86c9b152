import type { Instant } from '@rongheng/core/kernel/time'
import { tookMetric } from '@rongheng/core/watch/metric'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import { lookback, type Point, type Threshold } from '@rongheng/core/watch/threshold'
import { stepMs, type StepName } from '@rongheng/core/watch/thinned'

const HOUR = 3_600_000
const MOST_READINGS = 3_000

/** What the store knows of the metric of a threshold that looks back: the past that its next reading is judged with. */
export async function pastOf(
  store: ReadingStore,
  checkNo: number,
  metrics: readonly string[],
  threshold: Threshold,
  now: Instant,
): Promise<Point[]> {
  const windowMs = lookback(threshold) * 1000
  if (windowMs === 0) return []
  const within = { from: (now - windowMs) as Instant, to: now }
  const place = metrics.indexOf(threshold.metric)
  if (windowMs <= HOUR) {
    const readings = await store.readings(checkNo, within, MOST_READINGS)
    return readings.flatMap(({ at, ok, tookMs, values }) => {
      const value = threshold.metric === tookMetric.key ? (ok ? tookMs : null) : (values[place] ?? null)
      return value === null ? [] : [{ at, value }]
    })
  }
  const step: StepName = windowMs <= 48 * HOUR ? '5m' : '1h'
  const spans = await store.series(checkNo, within, step)
  return spans.flatMap(({ at, took, values }) => {
    const summary = threshold.metric === tookMetric.key ? took : (values[place] ?? null)
    if (summary === null || at + stepMs[step] / 2 > now) return []
    return [{ at: (at + stepMs[step] / 2) as Instant, value: summary.sum / summary.count }]
  })
}
