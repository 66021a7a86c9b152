import type { Instant } from '../../kernel/time.ts'
import {
  bySpan,
  mergeThinned,
  spanStart,
  stepMs,
  type StepName,
  type Summary,
  thin,
  type Thinned,
} from '../../watch/thinned.ts'
import type { Course, CourseReading } from './course.ts'
import type { Trouble } from './troubles.ts'

const HOUR = stepMs['1h']
const DAY = stepMs['1d']

/** How far back each step goes, ms before the example began; `raw` are the single readings. */
export type Reach = Readonly<Record<StepName | 'raw', number>>

/** A check of the example with what went wrong with its target. */
export type Past = { readonly course: Course; readonly own: readonly Trouble[] }

/** An hour of a check as it is kept: what is finer than its reach is empty; what is not over yet is not thinned. */
export type PastHour = {
  readonly readings: readonly CourseReading[]
  readonly fives: readonly Thinned[]
  readonly hour: Thinned | null
}

/** At how many moments of a span its readings are looked at where no finer step is kept; the others are taken to be like them. */
const LOOKS: Record<StepName, number> = { '5m': 2, '1h': 4, '1d': 24 }

/** Where a step begins, or the single readings: at an hour, and the hours themselves with a day, so that no span is kept in part. */
export function reachesTo(reach: Reach, step: StepName | 'raw', until: Instant): Instant {
  return spanStart(step === 'raw' || step === '5m' ? '1h' : '1d', until - reach[step])
}

/** The finest that is kept of a moment of the past. */
export function finestAt(reach: Reach, at: Instant, until: Instant): StepName | 'raw' {
  return (['raw', '5m', '1h'] as const).find((step) => at >= reachesTo(reach, step, until)) ?? '1d'
}

/**
 * One hour of the past. Each step is thinned from the next finer one that is kept, as it is done with what is measured; the
 * finest one that is kept is read off the course.
 */
export function pastHour({ course, own }: Past, at: Instant, reach: Reach): PastHour {
  const until = course.scenario.begun.at
  const finest = finestAt(reach, at, until)
  const end = Math.min(at + HOUR, until) as Instant
  const isOver = (step: StepName, from: Instant) => from + stepMs[step] <= until
  const readings = finest === 'raw' ? course.readingsIn(at, end) : []
  const fives =
    finest === 'raw'
      ? [...bySpan('5m', readings)].map(([from, ones]) => thin(from, ones))
      : finest === '5m'
        ? spans('5m', at, end).flatMap((from) => likely({ course, own }, '5m', from) ?? [])
        : []
  const ended = fives.filter((five) => isOver('5m', five.at))
  if (!isOver('1h', at)) return { readings, fives: ended, hour: null }
  const hour = ended.length === 0 ? likely({ course, own }, '1h', at) : mergeThinned(at, ended)
  return { readings, fives: ended, hour }
}

/** One day of the past, of its hours; of a day whose hours are not kept, of a few moments of it. Null for one that is not over. */
export function pastDay(past: Past, at: Instant, hours: readonly Thinned[] | null): Thinned | null {
  if (at + DAY > past.course.scenario.begun.at) return null
  return hours === null ? likely(past, '1d', at) : mergeThinned(at, hours)
}

/** When the spans of a step begin, from the beginning of one of them. */
export function spans(step: StepName, from: Instant, until: Instant): Instant[] {
  return Array.from(
    { length: Math.ceil((until - from) / stepMs[step]) },
    (_, i) => (from + i * stepMs[step]) as Instant,
  )
}

/**
 * What the readings of a span come to by a few of them: each stands for its neighbours. Between the beginnings and ends of what
 * went wrong they count alike, so it is right how many of them failed. Null where none was read.
 */
function likely({ course, own }: Past, step: StepName, at: Instant): Thinned | null {
  const end = at + stepMs[step]
  const whole = course.momentsIn(at, end as Instant).count
  if (whole === 0) return null
  const edges = own.flatMap((t) => [t.from, t.to]).filter((edge) => edge > at && edge < end)
  const cuts = [...new Set([at, ...edges, end])].sort((a, b) => a - b)
  const parts = cuts.slice(1).flatMap((to, i) => {
    const { first, count } = course.momentsIn(cuts[i] as Instant, to as Instant)
    const looks = Math.min(count, Math.ceil((LOOKS[step] * count) / whole))
    const alike = new Map<number, CourseReading[]>()
    for (let nth = 0; nth < looks; nth++) {
      const [from, next] = [Math.floor((nth * count) / looks), Math.floor(((nth + 1) * count) / looks)]
      const looked = first + Math.floor((from + next) / 2) * course.stepMs
      const others = alike.get(next - from) ?? []
      alike.set(next - from, [...others, course.readingAt(looked as Instant)])
    }
    return [...alike].map(([each, readings]) => times(thin(at, readings), each))
  })
  return mergeThinned(at, parts)
}

/** So many of the same. */
function times(one: Thinned, count: number): Thinned {
  const summary = (of: Summary | null) => of && { ...of, count: of.count * count, sum: of.sum * count }
  return {
    at: one.at,
    count: one.count * count,
    ok: one.ok * count,
    took: summary(one.took),
    sketch: {
      zeros: one.sketch.zeros * count,
      counts: new Map([...one.sketch.counts].map(([step, n]) => [step, n * count])),
    },
    values: one.values.map(summary),
  }
}
