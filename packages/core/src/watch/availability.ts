import { z } from 'zod'
import { addDays, Day, dayOf, dayStart, type Instant } from '../kernel/time.ts'
import type { Span } from './maintenance.ts'
import type { Severity } from './severity.ts'
import { Verdict } from './verdict.ts'

/** A stretch of time, [from, to), in which a verdict held. */
export type Stretch = Span & { readonly verdict: Verdict }

/** When a verdict became another. */
export type Turn = { readonly at: Instant; readonly after: Verdict }

/**
 * How long what held, within a span. Before the first turn nothing is known.
 *
 * @param turns in order; the last one before the span too, for it says how the span begins
 */
export function stretches(turns: readonly Turn[], within: Span): Stretch[] {
  const found: Stretch[] = []
  const add = (from: Instant, to: Instant, verdict: Verdict) => {
    const last = found.at(-1)
    if (from >= to) return
    if (last && last.verdict === verdict) found[found.length - 1] = { ...last, to }
    else found.push({ from, to, verdict })
  }
  let verdict: Verdict = 'unknown'
  let from = within.from
  for (const turn of turns) {
    if (turn.at >= within.to) break
    if (turn.at > from) {
      add(from, turn.at, verdict)
      from = turn.at
    }
    verdict = turn.after
  }
  add(from, within.to, verdict)
  return found
}

const badness: Record<Verdict, number> = { up: 0, unknown: 1, warning: 2, down: 3 }

/**
 * The stretches of a system, made of those of its checks: at each moment as bad as its worst check, where a check whose trouble
 * is only worth knowing makes it a warning at most. A check that is not known yet is left out while another one is known.
 */
export function merged(
  checks: readonly { readonly severity: Severity; readonly stretches: readonly Stretch[] }[],
  within: Span,
): Stretch[] {
  const edges = [...new Set(checks.flatMap((check) => check.stretches.map((one) => one.from)))]
    .filter((at) => at >= within.from && at < within.to)
    .sort((a, b) => a - b)
  const places = checks.map(() => 0)
  const turns = edges.map((at): Turn => {
    let worst: Verdict | null = null
    for (const [i, check] of checks.entries()) {
      while ((check.stretches[places[i] as number]?.to ?? Infinity) <= at)
        places[i] = (places[i] as number) + 1
      const own = check.stretches[places[i] as number]
      if (!own || own.from > at || own.verdict === 'unknown') continue
      const verdict = own.verdict === 'down' && check.severity === 'notice' ? 'warning' : own.verdict
      if (worst === null || badness[verdict] > badness[worst]) worst = verdict
    }
    return { at, after: worst ?? 'unknown' }
  })
  return stretches(turns, within)
}

/** How a span is accounted for: whole milliseconds, and the share of the time that counts. */
export const Availability = z.object({
  /** Up, also with a warning. */
  upMs: z.int(),
  /** The part of `upMs` with a warning. */
  warningMs: z.int(),
  downMs: z.int(),
  /** Nothing was measured: counted as neither. */
  unknownMs: z.int(),
  /** Under maintenance, whatever was measured: counted as neither. */
  maintenanceMs: z.int(),
  /** Basis points of the time that counts, rounded down, so that no outage vanishes; null when no time counts. */
  shareBp: z.int().nullable(),
})
export type Availability = z.infer<typeof Availability>

/**
 * What some stretches come to. Time that is up, with a warning or without, over time that is up or down; what is not known and
 * what is under maintenance is left out of both, and said.
 */
export function availability(held: readonly Stretch[], maintenance: readonly Span[]): Availability {
  const spans = union(maintenance)
  const sum = { upMs: 0, warningMs: 0, downMs: 0, unknownMs: 0, maintenanceMs: 0 }
  for (const stretch of held) {
    const length = stretch.to - stretch.from
    const kept = spans.reduce((ms, span) => ms + overlap(stretch, span), 0)
    sum.maintenanceMs += kept
    const rest = length - kept
    if (stretch.verdict === 'down') sum.downMs += rest
    else if (stretch.verdict === 'unknown') sum.unknownMs += rest
    else sum.upMs += rest
    if (stretch.verdict === 'warning') sum.warningMs += rest
  }
  const counted = sum.upMs + sum.downMs
  return { ...sum, shareBp: counted === 0 ? null : Math.floor((sum.upMs * 10_000) / counted) }
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))

/** Spans without overlaps, in order. */
function union(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && span.from <= last.to)
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) as Instant }
    else found.push(span)
  }
  return found
}

/** One day of the bar of history. */
export const DayBar = Availability.extend({
  day: Day,
  /** The worst that held for any time of the day, outside maintenance. `unknown` when nothing was measured all day. */
  worst: Verdict,
})
export type DayBar = z.infer<typeof DayBar>

/** The days of a bar, oldest first, the last one up to now. */
export function dayBars(
  held: readonly Stretch[],
  maintenance: readonly Span[],
  now: Instant,
  count: number,
): DayBar[] {
  const last = dayOf(now)
  const spans = union(maintenance)
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(last, i - count + 1)
    const span = { from: dayStart(day), to: Math.min(now, dayStart(addDays(day, 1))) as Instant }
    const own = held
      .filter((one) => one.from < span.to && one.to > span.from)
      .map((one) => ({
        ...one,
        from: Math.max(one.from, span.from) as Instant,
        to: Math.min(one.to, span.to) as Instant,
      }))
    const outside = own.filter(
      (one) => spans.reduce((ms, other) => ms + overlap(one, other), 0) < one.to - one.from,
    )
    const worst = outside
      .filter((one) => one.verdict !== 'unknown')
      .reduce<Verdict | null>(
        (a, { verdict }) => (a === null || badness[verdict] > badness[a] ? verdict : a),
        null,
      )
    return { day, worst: worst ?? 'unknown', ...availability(own, spans) }
  })
}

/** The spans that availability is told for. */
export const availabilitySpans = ['24h', '7d', '30d', '1y'] as const
export const AvailabilitySpan = z.enum(availabilitySpans)
export type AvailabilitySpan = z.infer<typeof AvailabilitySpan>

const HOUR = 3_600_000
export const spanMs: Record<AvailabilitySpan, number> = {
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  '30d': 30 * 24 * HOUR,
  '1y': 365 * 24 * HOUR,
}

/** Availability for each span that ends now. */
export const availabilities = (
  held: readonly Stretch[],
  maintenance: readonly Span[],
  now: Instant,
): Record<AvailabilitySpan, Availability> => {
  const of = (span: AvailabilitySpan): Availability => {
    const from = (now - spanMs[span]) as Instant
    return availability(
      held
        .filter((one) => one.to > from)
        .map((one) => ({ ...one, from: Math.max(one.from, from) as Instant })),
      maintenance,
    )
  }
  return { '24h': of('24h'), '7d': of('7d'), '30d': of('30d'), '1y': of('1y') }
}
