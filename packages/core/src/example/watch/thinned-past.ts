import type { Instant } from '../../kernel/time.ts'
import { type Sketch, sketchOf } from '../../watch/sketch.ts'
import { stepMs, type StepName, type Summary, type Thinned } from '../../watch/thinned.ts'
import type { Course } from './course.ts'
import type { Trouble } from './troubles.ts'

/** At how many moments of a span its readings are looked at; the others are taken to be like them. */
const LOOKS: Record<StepName, number> = { '5m': 2, '1h': 4, '1d': 24 }

type Sample = { readonly weight: number; readonly reading: ReturnType<Course['readingAt']> }

/**
 * What the readings of a check in one span came to. What went wrong counts by how long it did; the rest by a few moments of it.
 *
 * @param own what went wrong with the check's target
 */
export function thinnedPast(course: Course, own: readonly Trouble[], step: StepName, at: Instant): Thinned {
  const length = stepMs[step]
  const samples = samplesOf(course, own, at, length, LOOKS[step])
  const count = Math.round(length / (course.of.check.intervalS * 1000))
  const good = samples.filter((s) => s.reading.ok)
  const share = good.reduce((sum, s) => sum + s.weight, 0)
  const ok = Math.round(count * share)
  const took = good.map(({ weight, reading }) => ({ weight: weight / share, value: reading.tookMs }))
  return {
    at,
    count,
    ok,
    took: summary(took, ok),
    sketch: sketch(took, ok),
    values: course.metricKeys.map((_, place) => {
      const known = good.flatMap(({ weight, reading }) => {
        const value = reading.values[place] ?? null
        return value === null ? [] : [{ weight: weight / share, value }]
      })
      return summary(known, ok)
    }),
  }
}

function samplesOf(
  course: Course,
  own: readonly Trouble[],
  at: number,
  length: number,
  looks: number,
): Sample[] {
  const end = at + length
  const wrong = own.filter((t) => t.from < end && t.to > at)
  const samples = wrong.map((t): Sample => {
    const [from, to] = [Math.max(t.from, at), Math.min(t.to, end)]
    return { weight: (to - from) / length, reading: course.readingAt(((from + to) / 2) as Instant) }
  })
  const left = 1 - samples.reduce((sum, s) => sum + s.weight, 0)
  const moments = Array.from({ length: looks }, (_, i) => at + ((i + 0.5) * length) / looks).filter(
    (moment) => !wrong.some((t) => t.from <= moment && moment < t.to),
  )
  for (const moment of moments)
    samples.push({ weight: left / moments.length, reading: course.readingAt(Math.floor(moment) as Instant) })
  return samples
}

type Weighed = { readonly weight: number; readonly value: number }

function summary(weighed: readonly Weighed[], count: number): Summary | null {
  if (weighed.length === 0 || count === 0) return null
  const values = weighed.map(({ value }) => value)
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const mean = weighed.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole
  return { count, sum: mean * count, min: Math.min(...values), max: Math.max(...values) }
}

/** How often which duration came: each as many times as it weighs. */
function sketch(weighed: readonly Weighed[], count: number): Sketch {
  const counts = new Map<number, number>()
  for (const { weight, value } of weighed)
    for (const [step] of sketchOf([value]).counts)
      counts.set(step, (counts.get(step) ?? 0) + Math.max(1, Math.round(weight * count)))
  return { zeros: 0, counts }
}
