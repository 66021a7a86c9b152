import type { Fen } from '../kernel/money.ts'
import { wanText } from '../kernel/money.ts'
import type { Centipoints } from './points.ts'
import { pointsText } from './points.ts'
import { clamp, compare, NOTHING, percentText, ratio, ratioOfBp, ratioText, times, WHOLE } from './ratio.ts'
import type { RuleSet } from './rule-set.ts'
import type { MoneyRow } from './score-card.ts'
import { type Judged, stepsOf, unscored, warning } from './working.ts'

/**
 * Points for 预算执行率 from two amounts of money, never from a rounded rate.
 *
 * More spent than there was is an error to mend (overspent, or 全年预算数 not brought up to date), never a bonus.
 * No budget and no spending is "not measured", no budget with spending an error.
 *
 * @param weight full marks, centipoints
 * @param money  the 年度资金总额 row
 * @source docs/rules/mof-2020.md#execution
 * @source docs/rules/mof-2021.md#execution
 */
export function scoreExecution(
  rules: RuleSet,
  weight: Centipoints,
  money: MoneyRow,
  finished: boolean,
  reason: string,
): Judged {
  const rule = rules.execution
  const field = { initial: 'initial', 'full-year': 'fullYear', arrived: 'arrived' } as const
  const budget = money[field[rule.denominator]]
  const spent = money.spent
  if (budget === null) return unscored('not-measured', `evaluate.why.no-${rule.denominator}`)
  if (budget === 0 && (spent ?? 0) === 0) return unscored('not-measured', 'evaluate.why.no-budget')
  if (spent === null) return unscored('not-measured', 'evaluate.why.no-payment')
  if (budget <= 0)
    return unscored('error', 'evaluate.why.spent-without-budget', { budget: wan(budget), spent: wan(spent) })
  if (spent < 0) return unscored('error', 'evaluate.why.refunds-exceed-payments', { spent: wan(spent) })
  const rate = ratio(spent, budget)
  if (compare(rate, WHOLE) > 0)
    return unscored(
      'error',
      'evaluate.why.execution-over-100',
      { budget: wan(budget), spent: wan(spent), rate: percentText(rate) },
      rate,
    )
  const step = stepsOf(rules)
  const full = ratio(weight, 1)
  const remarks =
    compare(rate, WHOLE) < 0 && reason.trim() === ''
      ? [warning('execution-reason-missing', { rate: percentText(rate), left: wan((budget - spent) as Fen) })]
      : []
  const rateStep = step(
    'execution-rate',
    rule.clause,
    { spent: `${wan(spent)}万元`, [rule.denominator]: `${wan(budget)}万元` },
    `${wan(spent)} ÷ ${wan(budget)} = ${ratioText(rate)}`,
    percentText(rate),
  )
  if (rule.fn === 'proportional') {
    const exact = clamp(times(full, rate), NOTHING, full)
    const points = ratioText(times(exact, ratio(1, 100)))
    const working = step(
      'execution-proportional',
      rule.clause,
      { marks: pointsText(weight) },
      `${wan(spent)} ÷ ${wan(budget)} × ${pointsText(weight)} = ${points}`,
      points,
      [rateStep],
    )
    return { state: 'scored', exact, met: compare(rate, WHOLE) === 0, rate, remarks, working }
  }
  const band = rule.bands.find((b) => compare(rate, ratioOfBp(b.fromBp)) >= 0)
  const share = finished ? WHOLE : band ? ratioOfBp(band.shareBp) : NOTHING
  const exact = times(full, share)
  const points = ratioText(times(exact, ratio(1, 100)))
  const working = step(
    finished ? 'execution-finished' : 'execution-band',
    rule.clause,
    { marks: pointsText(weight), share: percentText(share) },
    `${pointsText(weight)} × ${percentText(share)} = ${points}`,
    points,
    [rateStep],
  )
  return { state: 'scored', exact, met: finished || compare(rate, WHOLE) === 0, rate, remarks, working }
}

const wan = (amount: Fen): string => wanText(amount)
