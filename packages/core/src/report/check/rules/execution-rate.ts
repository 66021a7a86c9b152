import { z } from 'zod'
import { divRound } from '../../../kernel/decimal.ts'
import { wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Amount, AmountRole, Rate } from '../claim.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { isWhole, isWholeOf } from '../scope.ts'
import { followsFrom } from './follows-from.ts'
import { rowRates, twoPlaces } from './table-execution.ts'

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
    const all = reading.claims.rates.filter((r) => r.role === 'execution' && !r.scope.plan)
    const rates = all.filter((r) => isWhole({ ...r.scope, subject: null }))
    const narrowed = all.filter((r) => !rates.includes(r))
    const someFits = rates.some((r) => isWhole(r.scope) && judge(r, totals) === null)
    const stated = pairs(whole)
    const inText = rates.flatMap((rate): Hit[] => {
      const near = sameSentence(reading, rate, reading.claims.amounts)
      if (isRatioOfSome(reading, near, rate)) return []
      const own = near.filter((a) => isWholeOf(a.scope, rate.scope.subject))
      if (pairs(own).length > 0) {
        const hit = judge(rate, pairs(own))
        return hit ? [hit] : []
      }
      if (rate.scope.subject !== null) return []
      const others = half(own, totals)
      if (others.length > 0) {
        const hit = judge(rate, others)
        return hit ? [hit] : []
      }
      // Whatever is divided by whatever: a rate that follows from some spending and some budget of the project is right.
      if (stated.some((p) => followsFrom(rate, p.spent, p.base))) return []
      if (near.length > 0) {
        const hit = judge(rate, paragraph(rate, whole))
        return hit ? [hit] : []
      }
      const here = totals.length > 0 ? totals : paragraph(rate, whole)
      const hit = judge(rate, here.length > 0 ? here : oneSpent(whole))
      // Where the project's own rate is stated right as well, this one may be a part's whose name we do not know.
      const asks = someFits || here.length === 0
      return hit ? [asks ? { ...hit, says: 'other', severity: 'W' } : hit] : []
    })
    const ofOthers = narrowed.flatMap((rate): Hit[] => {
      const near = sameSentence(reading, rate, reading.claims.amounts)
      if (isRatioOfSome(reading, near, rate)) return []
      const own = near.filter((a) => a.at.to <= rate.at.from && isSameButTime(a, rate))
      const hit = own.filter((a) => a.role === 'spent').length === 1 ? judge(rate, pairs(own)) : null
      return hit ? [hit] : []
    })
    return [...rowRates(reading), ...inText, ...ofOthers]
  },
})

const BASES: readonly AmountRole[] = ['full-year', 'arrived', 'initial']
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

/** What was spent is said in words that name one amount, and the budget in any: enough to ask. */
function oneSpent(whole: readonly Amount[]): Pair[] {
  const exact = whole.filter((a) => a.role === 'spent' && a.exact)
  return new Set(exact.map((a) => a.fen)).size === 1
    ? pairs([...exact, ...whole.filter((a) => a.role !== 'spent')])
    : []
}

/** 调整后预算150.5万元。全年实际支出142.18万元，预算执行率94.47%: both stand in the paragraph of the rate, and one amount only is said to be spent. */
function paragraph(rate: Rate, whole: readonly Amount[]): Pair[] {
  // 支出率, 支付率 may be of one kind of the money.
  if (!/执行率|完成率/.test(rate.word ?? '')) return []
  const here = pairs(whole.filter((a) => a.at.file === rate.at.file && a.at.block === rate.at.block))
  return new Set(here.map((p) => p.spent.fen)).size === 1 ? here : []
}

const sameSentence = (reading: ReportReading, rate: Rate, amounts: readonly Amount[]): Amount[] => {
  const home = sentenceAt(reading, rate.at)
  return home === null ? [] : amounts.filter((amount) => liesIn(home, amount.at))
}

/** Said of the same year, part and subject; money spent up to the same day, of a budget that is the whole year's. */
const isSameButTime = ({ role, scope }: Amount, { scope: of }: Rate): boolean =>
  !scope.plan &&
  scope.year === of.year &&
  scope.part === of.part &&
  scope.elsewhere === null &&
  scope.subject === of.subject &&
  (scope.until === of.until || (role !== 'spent' && scope.until === null))

/** Whether some amount of the sentence, divided by any of its paragraph, gives the rate. */
const isRatioOfSome = (reading: ReportReading, near: readonly Amount[], rate: Rate): boolean => {
  const around = reading.claims.amounts.filter(
    (a) => a.at.file === rate.at.file && a.at.block === rate.at.block,
  )
  return near.some((spent) => around.some((base) => isRatio(spent, base, rate)))
}

/** Any two amounts of the sentence that give the rate, whatever they are said to be: paid of a contract, arrived of a plan. */
const isRatio = (spent: Amount, base: Amount, rate: Rate): boolean =>
  spent !== base && base.fen > 0 && followsFrom(rate, spent, base)

/** The pair to show: by the budget of the whole year where it is stated, else what arrived, else the first budget. */
const meant = (candidates: readonly Pair[]): Pair =>
  candidates.toSorted((a, b) => BASES.indexOf(a.base.role) - BASES.indexOf(b.base.role))[0] as Pair

/** Null when some pair gives the rate, or there is no pair. */
function judge(rate: Rate, candidates: readonly Pair[]): Hit | null {
  if (candidates.length === 0) return null
  if (candidates.some((pair) => followsFrom(rate, pair.spent, pair.base))) return null
  const pair = meant(candidates)
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
