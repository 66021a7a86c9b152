import { z } from 'zod'
import { divRound, fromScaled, scaled, type Decimal } from '../../../kernel/decimal.ts'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Amount, AmountRole, Rate } from '../claim.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { isWhole, isWholeOf } from '../scope.ts'
import { rowRates } from './table-execution.ts'

/** Millionths of a percentage point: 0.01 point. */
const HUNDREDTH = 10_000n

/**
 * 执行率 = 执行数 ÷ 预算数, wherever a report states all three of the whole project and year. Which amount it is divided by
 * differs between forms, so a rate that follows from any of them is right. Printed amounts are rounded: a rate that lies
 * within what the rounding allows is right as well.
 */
export const executionRate = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const whole = reading.claims.amounts.filter((a) => isWhole(a.scope))
    const totals = oneProject(whole.filter((a) => a.exact))
    const rates = reading.claims.rates.filter(
      (r) => r.role === 'execution' && isWhole({ ...r.scope, subject: null }),
    )
    const someFits = rates.some((r) => isWhole(r.scope) && judge(r, totals) === null)
    const inText = rates.flatMap((rate): Hit[] => {
      const near = sameSentence(reading, rate, reading.claims.amounts)
      if (near.length > 0) {
        if (near.some((spent) => near.some((base) => isRatio(spent, base, rate)))) return []
        const own = near.filter((a) => isWholeOf(a.scope, rate.scope.subject))
        const others = rate.scope.subject === null ? half(own, totals) : []
        const hit = judge(rate, pairs(own).length > 0 ? pairs(own) : others)
        return hit ? [hit] : []
      }
      if (rate.scope.subject !== null) return []
      const hit = judge(rate, totals)
      // Where the project's own rate is stated right as well, this one may be a part's whose name we do not know.
      return hit ? [someFits ? { ...hit, says: 'other', severity: 'W' } : hit] : []
    })
    return [...rowRates(reading), ...inText]
  },
})

const BASES: readonly AmountRole[] = ['full-year', 'initial', 'arrived']
type Pair = { readonly spent: Amount; readonly base: Amount }

const pairs = (amounts: readonly Amount[]): Pair[] =>
  amounts
    .filter((a) => a.role === 'spent')
    .flatMap((spent) =>
      amounts.filter((b) => BASES.includes(b.role) && b.fen > 0).map((base) => ({ spent, base })),
    )

/** Pairs of the whole report; none where so many different amounts are said to be spent that they must be several projects'. */
const oneProject = (amounts: readonly Amount[]): Pair[] => {
  const spent = new Set(amounts.filter((a) => a.role === 'spent').map((a) => a.fen))
  return spent.size > 2 ? [] : pairs(amounts)
}

/** One of the two amounts stands beside the rate, the other elsewhere: only where the one beside it is the project's own. */
const half = (own: readonly Amount[], totals: readonly Pair[]): Pair[] => {
  const spent = own.find((a) => a.role === 'spent' && a.exact)
  const base = own.find((a) => BASES.includes(a.role) && a.exact)
  return spent
    ? totals.map((pair) => ({ spent, base: pair.base }))
    : base
      ? totals.map((pair) => ({ spent: pair.spent, base }))
      : []
}

const sameSentence = (reading: ReportReading, rate: Rate, amounts: readonly Amount[]): Amount[] => {
  const home = sentenceAt(reading, rate.at)
  return home === null ? [] : amounts.filter((amount) => liesIn(home, amount.at))
}

/** Any two amounts of the sentence that give the rate, whatever they are said to be: paid of a contract, arrived of a plan. */
const isRatio = (spent: Amount, base: Amount, rate: Rate): boolean =>
  spent !== base && base.fen > 0 && allows({ spent, base }, scaled(rate.value), rate.places)

/** Null when some pair gives the rate, or there is no pair. */
function judge(rate: Rate, candidates: readonly Pair[]): Hit | null {
  if (candidates.length === 0) return null
  const stated = scaled(rate.value)
  if (candidates.some((pair) => allows(pair, stated, rate.places))) return null
  const pair = candidates[0] as Pair
  const computed = divRound(BigInt(pair.spent.fen) * 100n * 1_000_000n, BigInt(pair.base.fen))
  return {
    says: 'rate',
    facts: {
      stated: rate.value,
      spent: wanText(pair.spent.fen),
      base: wanText(pair.base.fen),
      computed: twoPlaces(computed),
    },
    quotes: [rate.at, pair.spent.at, pair.base.at],
  }
}

/** Whether the rate lies within ±0.01 point, or within what the rounding of the amounts and of the rate allows. */
function allows({ spent, base }: Pair, stated: bigint, places: number): boolean {
  const half = 1_000_000n / 10n ** BigInt(places) / 2n
  const slack = half > HUNDREDTH ? half : HUNDREDTH
  const percent = (n: number, d: number) => (BigInt(n) * 100_000_000n) / BigInt(d)
  const low = percent(spent.fen - spent.slackFen, base.fen + base.slackFen)
  const high = percent(spent.fen + spent.slackFen, Math.max(1, base.fen - base.slackFen)) + 1n
  return stated >= low - slack && stated <= high + slack
}

const twoPlaces = (millionths: bigint): string =>
  Number(fromScaled(divRound(millionths, HUNDREDTH) * HUNDREDTH) as Decimal).toFixed(2)
