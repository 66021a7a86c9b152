import { compareDecimal, type Decimal } from '../kernel/decimal.ts'
import type { Target } from './indicator.ts'
import {
  compare,
  minus,
  NOTHING,
  over,
  type Ratio,
  ratioOf,
  ratioOfBp,
  ratioText,
  times,
  WHOLE,
} from './ratio.ts'
import type { RuleSet } from './rule-set.ts'

/** A target that is a number or a range of numbers. */
export type NumberTarget = Extract<Target, { value: Decimal } | { from: Decimal }>

/** How far a numeric target was reached. */
export type Completion = {
  readonly met: boolean
  /** Completed ÷ target, or what the rule set takes for it; null where no ratio exists (target 0 or below). */
  readonly ratio: Ratio | null
  /** A ≥, > or = target that was met or exceeded, so that "far above" can be asked. */
  readonly forward: boolean
  /** True when a target of 0 was missed: the rule set has an own rule for it. */
  readonly zeroMissed: boolean
  readonly clause: string
  readonly formula: string
}

/** Whether a numeric target was reached; no rule set has a say in that. Both ends of a range are inside. */
export function isMet(target: NumberTarget, actual: Decimal): boolean {
  if (target.kind === 'interval')
    return compareDecimal(actual, target.from) >= 0 && compareDecimal(actual, target.to) <= 0
  const order = compareDecimal(actual, target.value)
  if (target.kind === 'at-most') return order <= 0
  if (target.kind === 'less-than') return order < 0
  if (target.kind === 'more-than') return order > 0
  return order >= 0
}

/**
 * Compares an actual with its target under the rule set's reading of ≤ and of ranges.
 * A target of 0 or below has no ratio: it is met or it is not, and never a division by zero.
 *
 * @source docs/rules/mof-2020.md#quantitative
 * @source docs/rules/mof-2020.md#reverse
 */
export function completion(rules: RuleSet, target: NumberTarget, actual: Decimal): Completion {
  const v = ratioOf(actual)
  if (target.kind === 'interval') return inRange(rules, ratioOf(target.from), ratioOf(target.to), v)
  const t = ratioOf(target.value)
  const order = compare(v, t)
  const positive = compare(t, NOTHING) > 0
  const words = `${ratioText(v)} ${order < 0 ? '<' : order > 0 ? '>' : '='} ${ratioText(t)}`
  if (target.kind === 'at-most' || target.kind === 'less-than') {
    const met = isMet(target, actual)
    if (met || !positive) {
      const zeroMissed = !met && compare(t, NOTHING) === 0
      const clause = met ? rules.unmet.clause : zeroMissed ? rules.zeroTarget.clause : rules.reverse.clause
      return { met, ratio: met ? WHOLE : null, forward: false, zeroMissed, clause, formula: words }
    }
    return { ...missedCeiling(rules, t, v), met: false, forward: false, zeroMissed: false }
  }
  const met = isMet(target, actual)
  if (!positive) {
    const zeroMissed = target.kind === 'equal' && order !== 0 && compare(t, NOTHING) === 0
    const reached = target.kind === 'equal' ? order === 0 : met
    const clause = zeroMissed ? rules.zeroTarget.clause : rules.unmet.clause
    return { met: reached, ratio: reached ? WHOLE : null, forward: false, zeroMissed, clause, formula: words }
  }
  const share = compare(v, NOTHING) <= 0 ? NOTHING : over(v, t)
  const formula = `${ratioText(v)} ÷ ${ratioText(t)} = ${ratioText(share)}`
  return { met, ratio: share, forward: true, zeroMissed: false, clause: rules.unmet.clause, formula }
}

function missedCeiling(rules: RuleSet, t: Ratio, v: Ratio) {
  const { fn, clause } = rules.reverse
  if (fn === 'inverse-ratio') {
    const share = over(t, v)
    return { ratio: share, clause, formula: `${ratioText(t)} ÷ ${ratioText(v)} = ${ratioText(share)}` }
  }
  if (fn === 'excess') {
    const rest = minus(WHOLE, over(minus(v, t), t))
    const share = compare(rest, NOTHING) < 0 ? NOTHING : rest
    const formula = `1 − (${ratioText(v)} − ${ratioText(t)}) ÷ ${ratioText(t)} = ${ratioText(rest)}`
    return { ratio: share, clause, formula }
  }
  return { ratio: NOTHING, clause, formula: `${ratioText(v)} > ${ratioText(t)}` }
}

function inRange(rules: RuleSet, from: Ratio, to: Ratio, v: Ratio): Completion {
  const base = { forward: false, zeroMissed: false, clause: rules.interval.clause }
  const [low, high] = [compare(v, from) < 0, compare(v, to) > 0]
  if (!low && !high) {
    const formula = `${ratioText(from)} ≤ ${ratioText(v)} ≤ ${ratioText(to)}`
    return { ...base, met: true, ratio: WHOLE, formula }
  }
  const end = low ? from : to
  const noRatio = compare(end, NOTHING) <= 0
  if (noRatio)
    return {
      ...base,
      met: false,
      ratio: null,
      formula: `${ratioText(v)} ${low ? '<' : '>'} ${ratioText(end)}`,
    }
  const [top, bottom] = low ? [v, from] : [to, v]
  const share = compare(top, NOTHING) <= 0 ? NOTHING : over(top, bottom)
  const formula = `${ratioText(top)} ÷ ${ratioText(bottom)} = ${ratioText(share)}`
  return { ...base, met: false, ratio: share, formula }
}

/** Points for a ratio below 1, as a share of the marks. */
export function unmetShare(rules: RuleSet, value: Ratio): { share: Ratio; formula: string } {
  const rule = rules.unmet
  const bounded = compare(value, WHOLE) > 0 ? WHOLE : value
  if (rule.fn === 'proportional') return { share: bounded, formula: ratioText(bounded) }
  const floor = ratioOfBp(rule.floorBp)
  if (compare(bounded, floor) < 0)
    return { share: NOTHING, formula: `${ratioText(bounded)} < ${ratioText(floor)} → 0` }
  const share = over(minus(bounded, floor), minus(WHOLE, floor))
  const formula = `(${ratioText(bounded)} − ${ratioText(floor)}) ÷ (1 − ${ratioText(floor)}) = ${ratioText(share)}`
  return { share, formula }
}

/** The share left when a target of 0 was missed by this much. */
export function zeroMissedShare(rules: RuleSet, actual: Decimal): { share: Ratio; formula: string } {
  const rule = rules.zeroTarget
  if (rule.fn === 'all-or-nothing')
    return { share: NOTHING, formula: `${ratioText(ratioOf(actual))} ≠ 0 → 0` }
  const v = ratioOf(actual)
  const magnitude = compare(v, NOTHING) < 0 ? minus(NOTHING, v) : v
  const each = ratioOfBp(rule.eachBp)
  const left = minus(WHOLE, times(magnitude, each))
  const share = compare(left, NOTHING) < 0 ? NOTHING : left
  return { share, formula: `1 − ${ratioText(magnitude)} × ${ratioText(each)} = ${ratioText(share)}` }
}
