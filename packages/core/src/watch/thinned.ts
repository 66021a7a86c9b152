import type { Instant } from '../kernel/time.ts'
import type { Reading } from './reading.ts'
import { mergeSketches, percentile, type Sketch, sketchOf } from './sketch.ts'

/** What some numbers come to. */
export type Summary = {
  readonly count: number
  readonly sum: number
  readonly min: number
  readonly max: number
}

/** The readings of one check in a span, thinned: what is kept when the single readings are gone. */
export type Thinned = {
  /** When the span begins. */
  readonly at: Instant
  readonly count: number
  /** How many of them were ok. */
  readonly ok: number
  /** How long those took that were ok, ms; null when none was. What failed says nothing about how fast the target is. */
  readonly took: Summary | null
  readonly sketch: Sketch
  /** By the places of the metrics; null for one that was not measured in this span. */
  readonly values: readonly (Summary | null)[]
}

/** A thinned span as pages draw it. */
export type SeriesStep = Omit<Thinned, 'sketch'> & {
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

/** The steps in which readings are kept, the finest first. */
export const steps = ['5m', '1h', '1d'] as const
export type StepName = (typeof steps)[number]

const HOUR = 3_600_000
export const stepMs: Readonly<Record<StepName, number>> = { '5m': 300_000, '1h': HOUR, '1d': 24 * HOUR }

/** When the span of a step begins that a moment lies in. Days are days in Shanghai. */
export function spanStart(step: StepName, at: number): Instant {
  const shift = step === '1d' ? 8 * HOUR : 0
  return (Math.floor((at + shift) / stepMs[step]) * stepMs[step] - shift) as Instant
}

const summaryOf = (numbers: readonly number[]): Summary | null =>
  numbers.length === 0
    ? null
    : numbers.reduce<Summary>(
        (all, n) => ({
          count: all.count + 1,
          sum: all.sum + n,
          min: Math.min(all.min, n),
          max: Math.max(all.max, n),
        }),
        { count: 0, sum: 0, min: Infinity, max: -Infinity },
      )

const addSummaries = (a: Summary | null, b: Summary | null): Summary | null =>
  a === null || b === null
    ? (a ?? b)
    : {
        count: a.count + b.count,
        sum: a.sum + b.sum,
        min: Math.min(a.min, b.min),
        max: Math.max(a.max, b.max),
      }

const places = (lists: readonly { readonly values: readonly unknown[] }[]): number[] =>
  Array.from({ length: Math.max(0, ...lists.map((one) => one.values.length)) }, (_, place) => place)

/** Some readings of one check as one span; at least one. */
export function thin(at: Instant, readings: readonly Pick<Reading, 'ok' | 'tookMs' | 'values'>[]): Thinned {
  const took = readings.filter((r) => r.ok).map((r) => r.tookMs)
  return {
    at,
    count: readings.length,
    ok: took.length,
    took: summaryOf(took),
    sketch: sketchOf(took),
    values: places(readings).map((place) =>
      summaryOf(readings.map((r) => r.values[place] ?? null).filter((value) => value !== null)),
    ),
  }
}

/** Some spans of one check as one longer span. */
export function mergeThinned(at: Instant, parts: readonly Thinned[]): Thinned {
  return {
    at,
    count: parts.reduce((sum, part) => sum + part.count, 0),
    ok: parts.reduce((sum, part) => sum + part.ok, 0),
    took: parts.reduce<Summary | null>((all, part) => addSummaries(all, part.took), null),
    sketch: mergeSketches(parts.map((part) => part.sketch)),
    values: places(parts).map((place) =>
      parts.reduce<Summary | null>((all, part) => addSummaries(all, part.values[place] ?? null), null),
    ),
  }
}

/** Things in time as the spans of a step that they lie in, in order. */
export function bySpan<T extends { readonly at: Instant }>(
  step: StepName,
  things: readonly T[],
): Map<Instant, T[]> {
  const spans = new Map<Instant, T[]>()
  for (const thing of things) {
    const start = spanStart(step, thing.at)
    const span = spans.get(start)
    if (span) span.push(thing)
    else spans.set(start, [thing])
  }
  return spans
}

/** A span with its percentiles in place of the sketch. */
export function seriesStep({ sketch, ...rest }: Thinned): SeriesStep {
  return {
    ...rest,
    p50: percentile(sketch, 0.5),
    p95: percentile(sketch, 0.95),
    p99: percentile(sketch, 0.99),
  }
}
