import { z } from 'zod'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { CellNumber, FormReading } from '../table-reading.ts'
import {
  executionIndicator,
  isLoose,
  formsOf,
  HUNDRED,
  HUNDREDTH,
  magnitude,
  onceEach,
  roundingSlack,
  shown,
  sumScaled,
  totalRow,
} from '../tables/forms.ts'
import { levelGroups } from '../tables/level-groups.ts'
import { firstLevelShares } from './first-level-shares.ts'
import { levelWeights } from './levels-in-text.ts'

/**
 * 分值 adds up: the whole table to 100 (or to what its last line prints), every level to the weight that stands at it. A
 * table that lets every level be 100 of its own (nested weights) is right as well. Nothing is said of a table in which a
 * weight could not be read, or whose 预算执行率 carries a weight that the form does not print.
 */
export const weightsAddUp = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _parameters, context) => [
    ...levelWeights(reading),
    ...formsOf(reading).flatMap((form) => [
      ...whole(reading, form),
      ...levels(form),
      ...(isWholeUnit(reading) ? [] : firstLevelShares(form, context)),
    ]),
  ],
})

/** The whole department is evaluated by a frame of its own. */
const isWholeUnit = (reading: ReportReading): boolean =>
  reading.structures.some((s) => /部门整体|整体支出|整体绩效/.test(s.title?.text ?? ''))

function whole(reading: ReportReading, form: FormReading): Hit[] {
  if (form.kind === 'monitoring' || form.indicators.length < (form.totalWeight ? 2 : 3)) return []
  if (form.indicators.some((i) => i.weight?.value == null)) return []
  const money = totalRow(form)?.weight ?? null
  const own = onceEach(form.indicators.map((i) => i.weight))
  const inRows = executionIndicator(reading, form) !== null
  // The money part is there but carries no weight, and no line scores 执行率: how much it weighs is not printed.
  const unknown = form.money.length > 0 && money?.value == null && !inRows
  const withMoney = money?.value == null ? own : [...own, money as (typeof own)[number]]
  const choices = inRows ? [withMoney, own] : [withMoney]
  const slack = HUNDREDTH > roundingSlack(own) ? HUNDREDTH : roundingSlack(own)
  const near = (sum: bigint, target: bigint) => magnitude(sum - target) <= slack
  const printed = form.totalWeight?.value ?? null
  const stated = printed === null ? null : scaled(printed)
  const sums = choices.map(sumScaled)
  const sum = sums[0] as bigint
  // 0.2 + 0.3 + …: shares of 1.
  if (sums.some((s) => magnitude(s - 1_000_000n) <= 1_000n)) return []
  const isHundred = sums.some((s) => near(s, HUNDRED)) || nested(form, near)
  const isStated = stated !== null && sums.some((s) => near(s, stated))
  const facts = { sum: shown(sum), stated: printed ?? '100' }
  const quotes = [form.totalWeight?.at ?? own[0]?.at, ...withMoney.map((c) => c.at)].filter(
    (q) => q !== undefined,
  )
  if (isHundred && (stated === null || isStated)) return []
  if (isHundred) return stated === null ? [] : [{ says: 'printed', facts, quotes }]
  if (unknown || (form.continues && sum < HUNDRED) || isLoose(form, sum - HUNDRED)) return []
  // A table that prints its own total of 90 or 110 is one part of a larger one, or has bonus points: ask, do not accuse.
  if (isStated && saysFull(reading, sum)) return []
  if (isStated) return [{ says: 'not-100', facts: { sum: shown(sum) }, quotes, severity: 'W' }]
  // Without a last line a table may be a part of another: 产出 alone, or the goals without 预算执行率.
  const isPart = stated === null && money?.value == null
  if (isPart && (sum < PART || sum > HUNDRED * 2n || near(sum, PART))) return []
  if (isPart && sum < HUNDRED) return [{ says: 'not-100', facts: { sum: shown(sum) }, quotes, severity: 'W' }]
  return [{ says: 'sum', facts, quotes }]
}

/** The text says itself that the table is out of 120. */
const saysFull = (reading: ReportReading, sum: bigint): boolean =>
  reading.sentences.some(({ plain }) =>
    [...plain.matchAll(/(?:满分|总分|共计?)(?:为|是|:)?(\d{2,3}(?:\.\d{1,2})?)分/g)].some(
      (match) => magnitude(BigInt(Math.round(Number(match[1]) * 1_000_000)) - sum) <= HUNDREDTH,
    ),
  )

/** All but the usual 10 of 预算执行率. */
const PART = 90_000_000n

/** Every first level out of 100, weighed by shares that make 100 together, or every group of third levels 100. */
function nested(form: FormReading, near: (sum: bigint, target: bigint) => boolean): boolean {
  const first = levelGroups(form, 'level1')
  const weights = onceEach(first.map((g) => g.weight))
  if (weights.length === first.length && weights.length > 1 && near(sumScaled(weights), HUNDRED)) {
    const byLevel2 = levelGroups(form, 'level2')
    const full = (groups: typeof first) => groups.every((g) => near(sumScaled(g.own), HUNDRED))
    return full(first) || full(byLevel2)
  }
  return first.length > 1 && first.every((g) => near(sumScaled(g.own), HUNDRED))
}

/** A weight at a first or second level, and 小计 rows, against the rows below. */
function levels(form: FormReading): Hit[] {
  const hits: Hit[] = []
  for (const level of ['level1', 'level2'] as const) {
    const groups = levelGroups(form, level)
    const given = groups.filter((g): g is typeof g & { weight: CellNumber } => g.weight?.value != null)
    const wrong = given.filter((g) => !fits(g.own, g.weight) && g.complete)
    // When nearly every level is off, the column means something else than we think.
    if (wrong.length * 2 > given.length && given.length > 2) continue
    for (const g of wrong)
      hits.push({
        says: 'level',
        facts: { level: g.name, sum: shown(sumScaled(g.own)), stated: g.weight.value ?? '' },
        quotes: [g.weight.at, ...g.own.map((c) => c.at)],
      })
  }
  let from = 0
  for (const sum of form.sums) {
    if (sum.of === null) continue
    const rows = form.indicators.slice(from, sum.after)
    from = sum.after
    if (form.continues || !sum.weight || rows.length === 0 || rows.some((r) => r.weight?.value == null))
      continue
    const own = onceEach(rows.map((r) => r.weight))
    if (fits(own, sum.weight)) continue
    hits.push({
      says: 'level',
      facts: { level: sum.of, sum: shown(sumScaled(own)), stated: sum.weight.value ?? '' },
      quotes: [sum.weight.at, ...own.map((c) => c.at)],
    })
  }
  return hits
}

function fits(
  own: readonly (CellNumber & { value: NonNullable<CellNumber['value']> })[],
  weight: CellNumber,
): boolean {
  if (weight.value === null || own.length === 0) return true
  if (weight.percent !== own[0]?.percent) return true
  const sum = sumScaled(own)
  const slack = HUNDREDTH > roundingSlack(own) ? HUNDREDTH : roundingSlack(own)
  return magnitude(sum - scaled(weight.value)) <= slack || magnitude(sum - HUNDRED) <= slack
}
