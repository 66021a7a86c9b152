import type { Instant } from '../../kernel/time.ts'
import type { Outcome } from '../../watch/reading.ts'
import { VerdictChange } from '../../watch/verdict-change.ts'
import type { Verdict } from '../../watch/verdict.ts'
import { centerId } from '../center.ts'
import { exampleId } from '../ids.ts'
import type { Course } from './course.ts'
import { type Trouble, troubles } from './troubles.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How much of the past the example has: a year and a day, so that a year behind any moment of its first day is whole. */
export const PAST_MS = 366 * DAY

/** What went wrong before the example began, with all of it that touches the first moment of its past. */
export const pastTroubles = (course: Course['scenario']): Trouble[] =>
  troubles(course.begun, (course.begun.at - PAST_MS) as Instant, course.begun.at).filter(
    (t) => t.from < course.begun.at,
  )

type Stretch = { readonly from: number; readonly to: number; readonly outcome: Outcome }

/** A change of verdict with what went wrong, in words; null for what nobody wrote down. */
export type Turn = { readonly change: VerdictChange; readonly why: string | null }

/**
 * How the verdict of a check turned in the year before the example began, as judging its readings would have had it.
 *
 * @param known what went wrong in that year
 * @param nextId gives the ids of the changes
 */
export function turnsOf(course: Course, known: readonly Trouble[], nextId: () => number): Turn[] {
  const { check } = course.of
  const { at: end } = course.scenario.begun
  const begin = end - PAST_MS
  const own = known.filter((t) => t.targets.includes(course.of.target))
  const found: Turn[] = []
  let verdict: Verdict = 'unknown'
  const turn = (to: Verdict, at: Instant, why: string | null) => {
    if (to === verdict || at >= end) return
    const readings = [0, 1, 2].map((n) => course.readingAt((at - n * course.stepMs) as Instant))
    found.push({
      why,
      change: VerdictChange.parse({
        id: exampleId('vch', '9999', nextId()),
        checkId: check.id,
        unitId: centerId,
        at,
        before: verdict,
        after: to,
        reason: 'readings',
        detail: to === 'up' ? '' : (readings[0]?.detail ?? ''),
        readings,
      }),
    })
    verdict = to
  }
  for (const { from, to, outcome } of stretches(course, own, begin, end)) {
    const needed = outcome === 'good' ? check.rule.successesToUp : check.rule.failuresToDown
    const { first, count } = course.momentsIn(from as Instant, to as Instant)
    if (count < needed) continue
    const at = (first + (needed - 1) * course.stepMs) as Instant
    const why = own.find((t) => t.from <= from && from < t.to)?.why ?? null
    turn(outcome === 'good' ? 'up' : outcome === 'poor' ? 'warning' : 'down', at, why)
  }
  return found
}

/** The year cut at every moment at which its readings begin to count otherwise. */
function stretches(course: Course, own: readonly Trouble[], begin: number, end: number): Stretch[] {
  const cuts = new Set<number>([begin, ...slowCuts(course, begin, end)])
  for (const { from, to } of own) for (const cut of [from, to]) if (cut > begin && cut < end) cuts.add(cut)
  const sorted = [...cuts].sort((a, b) => a - b)
  const all = sorted.map((from, n): Stretch => {
    const to = sorted[n + 1] ?? end
    return { from, to, outcome: course.outcomeAt(((from + to) / 2) as Instant) }
  })
  // Neighbours that count the same are one.
  return all.reduce<Stretch[]>((list, one) => {
    const last = list.at(-1)
    if (last?.outcome === one.outcome) list[list.length - 1] = { ...last, to: one.to }
    else list.push(one)
    return list
  }, [])
}

/** Where something that fills or runs down passes a threshold by itself, to the second. */
function slowCuts(course: Course, begin: number, end: number): number[] {
  if (!course.of.check.thresholds.some(({ metric }) => /^(disk-used|used|supply|own)(:|$)/.test(metric)))
    return []
  const cuts: number[] = []
  const at = (moment: number) => course.outcomeAt(moment as Instant)
  for (let from = begin; from + DAY <= end + DAY; from += DAY) {
    const to = Math.min(from + DAY, end)
    if (at(from) === at(to)) continue
    let [low, high] = [from, to]
    const first = at(from)
    while (high - low > 1000) {
      const middle = (low + high) / 2
      if (at(middle) === first) low = middle
      else high = middle
    }
    cuts.push(high)
  }
  return cuts
}
