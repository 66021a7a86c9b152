import { z } from 'zod'
import { divRound, fromScaled, scaled } from '../../../kernel/decimal.ts'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction } from '../check-function.ts'
import type { Rate } from '../claim.ts'
import { isWhole } from '../scope.ts'
import { HUNDREDTH, magnitude } from '../tables/forms.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'

/** The stated 执行率 of the whole project and year against 执行数 ÷ any of the budgets on record. */
export const knownRate = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) => {
    if (!known || known.money.spent === null || !isAbout(reading, known)) return []
    const spent = BigInt(known.money.spent)
    const bases = [known.money.fullYear, known.money.initial, known.money.arrived]
    const base = bases.find((b) => b !== null && b > 0)
    const rates = reading.claims.rates.filter((r) => r.role === 'execution' && isWhole(r.scope))
    const [first] = rates
    if (!first || base == null) return []
    const computed = bases.flatMap((b) => (b !== null && b > 0 ? [percent(spent, BigInt(b))] : []))
    if (rates.some((r) => computed.some((c) => fits(r, c)))) return []
    const values = new Set(rates.map((r) => r.value))
    return [
      {
        says: 'rate',
        facts: {
          stated: first.value,
          spent: wanText(known.money.spent),
          base: wanText(base),
          computed: Number(fromScaled(divRound(percent(spent, BigInt(base)), HUNDREDTH) * HUNDREDTH)).toFixed(
            2,
          ),
          project: knownName(known),
        },
        quotes: rates.filter((r, i) => rates.findIndex((q) => q.value === r.value) === i).map((r) => r.at),
        record: 'payments' as const,
        // Three different rates are of three different things.
        ...(values.size > 2 ? { severity: 'W' as const } : {}),
      },
    ]
  },
})

const percent = (spent: bigint, base: bigint): bigint => divRound(spent * 100_000_000n, base)

/** Rounded or cut off at the last printed place, and never stricter than 0.01 point. */
function fits(rate: Rate, computed: bigint): boolean {
  const place = 1_000_000n / 10n ** BigInt(rate.places)
  return magnitude(scaled(rate.value) - computed) <= (place > HUNDREDTH ? place : HUNDREDTH)
}
