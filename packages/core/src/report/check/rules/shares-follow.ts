import { divRound, scaled } from '../../../kernel/decimal.ts'
import { type Fen, sumFen, wanText } from '../../../kernel/money.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { Amount, Rate } from '../claim.ts'
import { byBlock, sentenceAt } from '../same-place.ts'
import { magnitude } from '../tables/forms.ts'
import { twoPlaces } from './table-execution.ts'

/** An amount and its share of a whole that is not named again: 基本支出1,245.18万元，占59.19%. */
type Item = { readonly amount: Amount; readonly rate: Rate }

const BETWEEN =
  /^\)?[,(]?占(?:比|总支出|支出总额|总额|总投资|资金总额|预算总额|全部支出)?(?:的|为|约|达)?(?:的)?$/

/**
 * Shares listed in one paragraph against the amount they are shares of. The whole is the amount of the paragraph of which all
 * shares but one are right; that one is wrong unless another amount of the paragraph, or all listed ones together, explains it.
 */
export function sharesFollow(reading: ReportReading): Hit[] {
  return byBlock(items(reading), ({ amount }) => amount.at).flatMap((list): Hit[] => {
    const [first] = list
    if (!first || list.length < 2) return []
    const wholes = reading.claims.amounts
      .filter((a) => a.at.file === first.amount.at.file && a.at.block === first.amount.at.block && a.fen > 0)
      .map((a) => ({ fen: a.fen, slackFen: a.slackFen }))
    const together = {
      fen: sumFen(list.map((i) => i.amount.fen)),
      slackFen: sumFen(list.map((i) => i.amount.slackFen)),
    }
    const whole = wholes.find((w) => {
      const right = list.filter((i) => fits(i, w))
      return right.length === list.length - 1 && (right.length > 1 || (right[0]?.rate.places ?? 0) > 0)
    })
    const odd = whole && list.find((i) => !fits(i, whole))
    if (!whole || !odd || [...wholes, together].some((w) => fits(odd, w))) return []
    const computed = percent(odd.amount.fen, whole.fen)
    return [
      {
        says: 'rate',
        facts: {
          stated: odd.rate.value,
          part: wanText(odd.amount.fen),
          whole: wanText(whole.fen),
          computed: twoPlaces(computed),
        },
        quotes: [odd.rate.at, odd.amount.at],
      },
    ]
  })
}

function items(reading: ReportReading): Item[] {
  return reading.claims.rates.flatMap((rate): Item[] => {
    const home = sentenceAt(reading, rate.at)
    if (!home || rate.scope.plan) return []
    const at = (place: number) => home.places.findIndex((p) => p >= place)
    const amount = reading.claims.amounts.findLast(
      (a) =>
        a.at.file === rate.at.file &&
        a.at.block === rate.at.block &&
        a.at.from >= home.from &&
        a.at.to <= rate.at.from,
    )
    return amount && BETWEEN.test(home.plain.slice(at(amount.at.to), at(rate.at.from)))
      ? [{ amount, rate }]
      : []
  })
}

type Whole = { readonly fen: Fen; readonly slackFen: Fen }

function fits({ amount, rate }: Item, whole: Whole): boolean {
  if (whole.fen <= 0 || amount.fen > whole.fen + whole.slackFen) return false
  const slack =
    1_000_000n / 10n ** BigInt(rate.places) / 2n +
    10_000n +
    percent((amount.slackFen + whole.slackFen) as Fen, whole.fen)
  return magnitude(percent(amount.fen, whole.fen) - scaled(rate.value)) <= slack
}

/** In millionths of a percentage point. */
const percent = (part: Fen, whole: Fen): bigint => divRound(BigInt(part) * 100_000_000n, BigInt(whole))
