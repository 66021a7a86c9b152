import type { Instant } from '@rongheng/core/kernel/time'
import type { SeriesStep, Summary } from '@rongheng/core/watch/thinned'
import type { Answered, PromQl } from './promql.ts'
import { type Labelled, names } from './series-of.ts'

type ByEnd = ReadonlyMap<number, number>

/**
 * The readings of a check by spans, counted by the store.
 *
 * @param spans when the first and the last of them begin, and how long each is
 * @param window how far back the store looks for one span, see `windowOf`
 */
export async function thinnedByQuery(
  promql: PromQl,
  checkNo: number,
  spans: { readonly first: number; readonly last: number; readonly ms: number },
  window: string,
  { metricKeys }: Labelled,
): Promise<SeriesStep[]> {
  // The last millisecond of each span.
  const when = { from: spans.first + spans.ms - 1, to: spans.last + spans.ms - 1, stepMs: spans.ms }
  const ask = (over: string, name: string, more = '') =>
    promql.over(`${over}${name}{check="${checkNo}"${more}}[${window}])`, when)
  const ok = ',result="ok"'
  // The value of a rank, as everywhere here; by itself PromQL draws a line between the values of two ranks.
  const ranked = (share: number) => {
    const count = `count_over_time(${names.took}{check="${checkNo}"${ok}}[${window}])`
    return `quantile_over_time(scalar((ceil(${share} * ${count}) - 1) / clamp_min(${count} - 1, 1)), `
  }
  const [count, good, took, p50, p95, p99, values] = await Promise.all([
    ask('count_over_time(', names.ok).then(only),
    ask('sum_over_time(', names.ok).then(only),
    Promise.all(summing.map(async (over) => only(await ask(over, names.took, ok)))),
    ask(ranked(0.5), names.took, ok).then(only),
    ask(ranked(0.95), names.took, ok).then(only),
    ask(ranked(0.99), names.took, ok).then(only),
    Promise.all(summing.map(async (over) => byMetric(await ask(over, names.value)))),
  ])
  return [...count].map(([end, readings]) => ({
    at: (end + 1 - spans.ms) as Instant,
    count: readings,
    ok: good.get(end) ?? 0,
    took: summaryAt(took, end),
    p50: p50.get(end) ?? null,
    p95: p95.get(end) ?? null,
    p99: p99.get(end) ?? null,
    values: metricKeys.map((key) =>
      summaryAt(
        values.map((by) => by.get(key)),
        end,
      ),
    ),
  }))
}

const summing = ['count_over_time(', 'sum_over_time(', 'min_over_time(', 'max_over_time('] as const

const pointsOf = ({ points }: Answered): ByEnd => new Map(points.map(({ at, value }) => [at, value]))

/** The one series of an answer. Two would be the same check under two units, which a check never has: the first counts. */
const only = (series: readonly Answered[]): ByEnd => (series[0] ? pointsOf(series[0]) : new Map())

const byMetric = (series: readonly Answered[]): ReadonlyMap<string, ByEnd> =>
  new Map(series.map((one) => [one.labels['metric'] ?? '', pointsOf(one)]))

/** @param parts by `summing`: count, sum, least, greatest */
function summaryAt(parts: readonly (ByEnd | undefined)[], end: number): Summary | null {
  const [count, sum, min, max] = parts.map((by) => by?.get(end))
  if (count === undefined || sum === undefined || min === undefined || max === undefined) return null
  return { count, sum, min, max }
}
