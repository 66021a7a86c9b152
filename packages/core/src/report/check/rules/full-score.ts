import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction, type ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import { isWhole } from '../scope.ts'
import { formsOf, totalRow } from '../tables/forms.ts'

const HUNDRED = '100' as Decimal
type Found = { readonly at: Quote }

const fullInText = (reading: ReportReading): (Found & { points: Decimal }) | null =>
  reading.claims.scores.find(
    (s) =>
      s.of === 'total' && isWhole({ ...s.scope, plan: false }) && compareDecimal(s.points, HUNDRED) === 0,
  ) ?? null

/** The one form of a report: with several nobody can tell which of them belongs to the rate. */
const onlyForm = (reading: ReportReading) => {
  const forms = formsOf(reading).filter((f) => f.kind !== 'monitoring')
  return forms.length === 1 ? (forms[0] ?? null) : null
}

function fullInForm(reading: ReportReading): (Found & { points: Decimal }) | null {
  const total = onlyForm(reading)?.total
  return total?.value != null && compareDecimal(total.value, HUNDRED) === 0
    ? { at: total.at, points: total.value }
    : null
}

/** The printed 执行率 of 年度资金总额, below 100 and no share of 1. */
function rateInForm(reading: ReportReading): (Found & { value: Decimal }) | null {
  const form = onlyForm(reading)
  const rate = form && totalRow(form)?.rate
  return rate?.value != null &&
    compareDecimal(rate.value, HUNDRED) < 0 &&
    (rate.percent || compareDecimal(rate.value, '1' as Decimal) > 0)
    ? { at: rate.at, value: rate.value }
    : null
}

/**
 * 自评100分 with an execution rate below 100 %. Under a rule that gives execution points in proportion the total cannot be
 * 100; under 101号 it can. So the report is asked to name its rule, and told what was assumed.
 */
export const fullScore = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, context) => {
    const full = fullInText(reading) ?? fullInForm(reading)
    const rate =
      reading.claims.rates.find(
        (r) => r.role === 'execution' && isWhole(r.scope) && compareDecimal(r.value, HUNDRED) < 0,
      ) ?? rateInForm(reading)
    if (!full || !rate) return []
    const proportional = context.ruleSet === null || context.ruleSet.rule.execution.fn === 'proportional'
    const most = (90 + Number(rate.value) / 10).toFixed(2)
    return [
      {
        says: proportional ? 'proportional' : 'other',
        facts: { points: full.points, rate: rate.value, most },
        quotes: [full.at, rate.at],
      },
    ]
  },
})
