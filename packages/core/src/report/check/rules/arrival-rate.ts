import { divRound } from '../../../kernel/decimal.ts'
import { wanText } from '../../../kernel/money.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { isWhole } from '../scope.ts'
import { followsFrom } from './follows-from.ts'
import { twoPlaces } from './table-execution.ts'

/**
 * 资金到位率 = 到位资金 ÷ 预算安排的资金: where the paragraph of the rate states what arrived, and the rate follows from no budget that the
 * report states of the whole project.
 */
export function arrivalRates(reading: ReportReading): Hit[] {
  const whole = reading.claims.amounts.filter((a) => isWhole(a.scope) && a.fen > 0)
  const arrived = whole.filter((a) => a.role === 'arrived')
  const bases = whole.filter((a) => a.role === 'initial' || a.role === 'full-year')
  return reading.claims.rates.flatMap((rate): Hit[] => {
    if (rate.role !== 'arrival' || !isWhole(rate.scope)) return []
    const near = arrived.filter((a) => a.at.file === rate.at.file && a.at.block === rate.at.block)
    const [part] = near
    // A budget below what arrived is a part's.
    const base = part && bases.find((b) => b.fen >= part.fen)
    if (!part || !base || new Set(near.map((a) => a.fen)).size !== 1) return []
    if (arrived.some((a) => bases.some((b) => followsFrom(rate, a, b)))) return []
    return [
      {
        says: 'rate',
        facts: {
          stated: rate.value,
          part: wanText(part.fen),
          whole: wanText(base.fen),
          computed: twoPlaces(divRound(BigInt(part.fen) * 100_000_000n, BigInt(base.fen))),
        },
        quotes: [rate.at, part.at, base.at],
      },
    ]
  })
}
