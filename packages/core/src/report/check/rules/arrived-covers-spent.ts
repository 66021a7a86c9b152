import { z } from 'zod'
import { wanText } from '../../../kernel/money.ts'
import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { formsOf, roundingSlack, totalRow } from '../tables/forms.ts'
import { isWhole, isWholeOf } from '../scope.ts'

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
    const inTables = [...rowsOf(reading, carried), ...sideBySide(reading, whole)]
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

/**
 * 到位50万元,支出58.8万元: one right behind the other in a sentence, of the same subject, though the words are not those that
 * name exactly one amount. Only where the report speaks of no other money from which it could have been spent.
 */
function sideBySide(reading: ReportReading, exact: readonly Amount[]): Hit[] {
  const { amounts } = reading.claims
  const cells = reading.files.flatMap((f) => f.blocks.flatMap((b) => (b.kind === 'table' ? b.cells : [])))
  if (reading.sentences.some((s) => OTHER_MONEY.test(s.plain)) || cells.some((c) => OTHER_MONEY.test(c.text)))
    return []
  // Different money may have arrived in several sentences: all of it together must fall short.
  const came = new Set(amounts.filter((a) => a.role === 'arrived').map((a) => a.fen + a.slackFen))
  const most = [...came].reduce((sum, fen) => sum + fen, 0)
  return amounts.flatMap((arrived, i): Hit[] => {
    const spent = amounts[i + 1]
    if (!spent || arrived.role !== 'arrived' || spent.role !== 'spent') return []
    if (exact.includes(arrived) && exact.includes(spent)) return []
    const home = sentenceAt(reading, arrived.at)
    if (!home || !liesIn(home, spent.at) || OF_MORE.test(home.plain)) return []
    const { subject } = arrived.scope
    if (!isWholeOf(arrived.scope, subject) || !isWholeOf(spent.scope, subject)) return []
    if (spent.fen - spent.slackFen <= most) return []
    return [
      {
        says: 'more-spent',
        facts: { spent: wanText(spent.fen), arrived: wanText(arrived.fen) },
        quotes: [spent.at, arrived.at],
      },
    ]
  })
}

/** Money from elsewhere, or of another year. */
const OTHER_MONEY =
  /结转|结余资金|上年|去年|往年|历年|以前年度|自筹|自有|配套|垫付|垫支|垫资|代付|借款|贷款|债券|融资|捐赠|社会资本|社会资金|其他资金|经营收入|事业收入|统筹|调剂|调入|盘活|存量|补拨|追加/
/** A sentence of several years, of a first part only, or of a demand: 累计支出, 首批到位, 应支出. */
const OF_MORE = /累计|两年|三年|首批|批次|第[一二三四]批|先期|应|预计|计划|合同|剩余|尚/

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
