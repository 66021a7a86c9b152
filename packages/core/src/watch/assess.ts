import type { Fact, Sentence } from './said/fact.ts'
import { type Saying, say, sentence } from './said/saying.ts'
import type { Outcome } from './reading.ts'
import { crossing, lookback, type Point, type Threshold } from './threshold.ts'

/** A metric by its key, as words name it. */
export type Named = (key: string) => NamedMetric
type NamedMetric = { readonly zh: string; readonly en: string; readonly unit: string }

/** What the values of a reading come to: whether a threshold is passed, and which, in one sentence; '' for none. */
export type Assessment = { readonly outcome: Exclude<Outcome, 'failed'> | 'failed'; readonly detail: Saying }

/**
 * Holds the values of an answer against the thresholds of its check. The first critical threshold that is passed makes it
 * failed; else the first that warns makes it poor. What cannot be judged yet passes.
 *
 * @param pointsOf the newest values of the threshold's metric within its window, the one to judge last; empty: not measured
 */
export function assess(
  thresholds: readonly Threshold[],
  pointsOf: (threshold: Threshold, place: number) => readonly Point[],
  named: Named,
): Assessment {
  let warning: Saying | null = null
  for (const [place, threshold] of thresholds.entries()) {
    const points = pointsOf(threshold, place)
    const found = crossing(threshold, points)
    if (found.is !== 'passed') continue
    const detail = saying(threshold, found.value, points.at(-1), found.at, named(threshold.metric))
    if (threshold.critical) return { outcome: 'failed', detail }
    warning ??= detail
  }
  return warning === null ? { outcome: 'good', detail: '' } : { outcome: 'poor', detail: warning }
}

/** A limit or a span as a person wrote it, without the tail that floating point puts behind it. */
const exact = (value: number): string => String(Number(value.toPrecision(10)))

/** A value that was read, in four digits, or in as many as tell it from the limit that it passed. */
function near(value: number, limit: number): string {
  const digits = [4, 6, 10].find((n) => Number(value.toPrecision(n)) !== limit) ?? 10
  return String(Number(value.toPrecision(digits)))
}

/** A number with its unit; units that nothing is said of stand as they are. */
function amount(n: string, unit: string): Fact {
  switch (unit) {
    case 'code':
    case 'count':
    case 'number':
      return n
    case 'percent':
    case 'ms':
    case 's':
    case 'days':
    case 'bytes':
    case 'bytes/s':
    case 'celsius':
    case 'volt':
      return sentence(`amount.${unit}`, { n })
    case 'lufs':
      return sentence('amount.other', { n, unit: 'LUFS' })
    default:
      return sentence('amount.other', { n, unit })
  }
}

function saying(
  threshold: Threshold,
  read: number,
  newest: Point | undefined,
  reachedAt: number | undefined,
  { zh, en, unit }: NamedMetric,
): Saying {
  const metric = { zh, en }
  if (threshold.kind === 'forecast') {
    const hours = ((reachedAt ?? 0) - (newest?.at ?? 0)) / 3_600_000
    const limit = amount(exact(threshold.value), unit)
    return hours <= 0
      ? say('limit.reached', { metric, value: amount(near(read, Number.NaN), unit), limit })
      : say('limit.forecast', {
          metric,
          value: amount(near(read, threshold.value), unit),
          limit,
          span: spanOf(hours),
        })
  }
  const above = threshold.when === 'above'
  const limit = threshold.kind === 'level' ? threshold.value : threshold.perHour
  const facts = { metric, value: amount(near(read, limit), unit), limit: amount(exact(limit), unit) }
  if (threshold.kind === 'level') return say(above ? 'limit.above' : 'limit.below', facts)
  return say(above ? 'limit.rate-above' : 'limit.rate-below', facts)
}

const spanOf = (hours: number): Sentence =>
  hours < 48
    ? sentence('span.hours', { n: exact(Math.round(hours * 10) / 10) })
    : sentence('span.days', { n: Math.round(hours / 24) })

/** How many points a trend is judged by at most. */
const MOST_POINTS = 300

/**
 * The past of one metric, as far as a threshold looks back: thinned so that a month at a reading every 20 seconds is no more
 * than a few hundred points.
 */
export class Trend {
  readonly #windowMs: number
  #points: Point[] = []

  constructor(threshold: Threshold) {
    this.#windowMs = lookback(threshold) * 1000
  }

  /** Takes what the store still knows, oldest first. */
  seed(points: readonly Point[]): void {
    for (const point of points) this.add(point)
  }

  /** Takes one value, and gives the points to judge it by: those kept, and itself last. */
  add(point: Point): readonly Point[] {
    if (this.#windowMs === 0) return [point]
    const last = this.#points.at(-1)
    const all = [...this.#points, point]
    if (last === undefined || point.at - last.at >= this.#windowMs / MOST_POINTS) {
      const since = point.at - this.#windowMs
      this.#points = all.filter((p) => p.at > since)
    }
    return all
  }
}
