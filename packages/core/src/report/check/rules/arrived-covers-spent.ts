import { z } from 'zod'
import { wanText } from '../../../kernel/money.ts'
import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { sentenceAt } from '../same-place.ts'
import { formsOf, roundingSlack, totalRow } from '../tables/forms.ts'
import { isWhole } from '../scope.ts'

/**
 * More spent than had arrived. With money carried over from the year before that is possible, so a report that speaks of
 * 上年结转 is asked to explain, and only one that does not is told that it is wrong.
 */
export const arrivedCoversSpent = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const whole = reading.claims.amounts.filter((a) => isWhole(a.scope) && a.exact)
    const arrived = whole.filter((a) => a.role === 'arrived')
    const spent = whole.filter((a) => a.role === 'spent')
    const most = arrived.toSorted((a, b) => b.fen - a.fen)[0]
    const least = spent.toSorted((a, b) => a.fen - b.fen)[0]
    const carried =
      reading.claims.amounts.some((a) => a.role === 'carried-over' && a.fen > 0) ||
      formsOf(reading).some((f) =>
        f.money.some((m) => m.row === 'carried-over' && (m.fullYear?.fen ?? 0) > 0),
      )
    const inTables = rowsOf(reading, carried)
    if (!most || !least || least.fen - least.slackFen <= most.fen + most.slackFen) return inTables
    // 含使用上年结转资金65万元: said at the place.
    if (/结转|结余资金/.test(sentenceAt(reading, least.at)?.plain ?? '')) return inTables
    return [
      ...inTables,
      {
        says: 'more-spent',
        facts: { spent: wanText(least.fen), arrived: wanText(most.fen) },
        quotes: [least.at, most.at],
        ...(carried ? { severity: 'W' as const } : {}),
      },
    ]
  },
})

/** 年度资金总额 of a form that has a column for what arrived. */
const rowsOf = (reading: ReportReading, carried: boolean): Hit[] =>
  formsOf(reading).flatMap((form): Hit[] => {
    const row = totalRow(form)
    const [arrived, spent] = [row?.arrived, row?.spent]
    if (arrived?.value == null || spent?.value == null || scaled(arrived.value) <= 0n) return []
    const room = roundingSlack([arrived as { value: Decimal }, spent as { value: Decimal }])
    const over = scaled(spent.value) - scaled(arrived.value)
    if (over <= room) return []
    // The year's budget grew by as much beside what arrived: money of the year before, though no row says so.
    const grown =
      row?.fullYear?.value != null &&
      row.initial?.value != null &&
      scaled(row.fullYear.value) - scaled(row.initial.value) >= over
    return [
      {
        says: 'row',
        facts: { spent: spent.value, arrived: arrived.value },
        quotes: [spent.at, arrived.at],
        ...(carried || grown ? { severity: 'W' as const } : {}),
      },
    ]
  })
