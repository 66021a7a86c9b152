import { z } from 'zod'
import { compare, ratio, ratioOf } from '../../../evaluate/ratio.ts'
import { compareDecimal, type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'
import { readActual, readTarget } from '../tables/cell-target.ts'
import { formsOf } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** Points for what only later years can show: 使用年限 ≥5 年 scored in the first. */
export const notYetObservable = checkFunction({
  parameters: z.strictObject({
    years: z.int().min(2),
    /** Names that a contract or a record settles at once: 质保期, 服务期限, 从业年限. */
    settled: z.array(z.string().min(1)).default([]),
  }),
  find: (reading, { years, settled }) =>
    formsOf(reading).flatMap((form) =>
      form.indicators.flatMap((row): Hit[] => {
        if (row.points?.value == null || scaled(row.points.value) <= 0n) return []
        const read = readTarget(row)
        if (!read || read.unit !== '年' || !('value' in read.target)) return []
        // At most so many years is seen this year; so is what a contract promises.
        if (read.target.kind === 'at-most' || read.target.kind === 'less-than') return []
        if (settled.some((word) => row.name.text.replace(/\s/g, '').includes(word))) return []
        const { value } = read.target
        if (
          compareDecimal(value, String(years) as Decimal) < 0 ||
          compareDecimal(value, '100' as Decimal) > 0
        )
          return []
        return [
          {
            says: 'early',
            facts: { name: row.name.text.trim(), years: value, points: row.points.value },
            quotes: [row.target ?? row.name, row.points.at],
          },
        ]
      }),
    ),
})

/** A 监控表 that expects everything by the end of the year while next to nothing is done. */
export const hopefulForecast = checkFunction({
  parameters: z.strictObject({ belowPercent: z.int().min(1).max(50) }),
  find: (reading, { belowPercent }) => {
    const low = ratio(belowPercent, 100)
    const inForms = formsOf(reading)
      .filter((form) => form.kind === 'monitoring')
      .flatMap((form) => [
        ...form.money.flatMap((row): Hit[] => {
          const budget = row.fullYear ?? row.initial
          if (row.row !== 'total' || budget?.value == null || row.spent?.value == null) return []
          if (row.expected?.value == null || scaled(budget.value) <= 0n) return []
          const near = compare(ratio(scaled(row.spent.value), scaled(budget.value)), low) < 0
          return near && compareDecimal(row.expected.value, budget.value) >= 0
            ? [
                {
                  says: 'money',
                  facts: { spent: row.spent.value, budget: budget.value, expected: row.expected.value },
                  quotes: [row.expected.at, row.spent.at],
                },
              ]
            : []
        }),
        ...form.indicators.flatMap((row): Hit[] => {
          const read = readTarget(row)
          const actual = read && readActual(row, read.unit)
          if (!read || actual === null || !('value' in read.target)) return []
          const floor = read.target.kind === 'at-least' || read.target.kind === 'more-than'
          if (!floor || compareDecimal(read.target.value, '0' as Decimal) <= 0) return []
          const hopeful = row.certain || wordOf(row.expected?.text ?? '').includes(read.target.value)
          const done =
            compare(ratioOf(actual), ratio(scaled(read.target.value) * BigInt(belowPercent), 100_000_000n)) >=
            0
          return !hopeful || done
            ? []
            : [
                {
                  says: 'indicator',
                  facts: {
                    name: row.name.text.trim(),
                    actual: row.actual?.text.trim() ?? '',
                    target: row.target?.text.trim() ?? '',
                  },
                  quotes: [row.actual ?? row.name, row.target ?? row.name],
                },
              ]
        }),
      ])
    return [...inForms, ...hopefulText(reading, belowPercent)]
  },
})

const FORECAST =
  /预计[^,。;]{0,12}?(?:全年|年底|年末)?[^,。;]{0,12}?(?:执行率|支出进度|支付进度|支出率|完成率)[^,。;\d]{0,6}?(100|9[5-9](?:\.\d+)?)%/

/** In text: next to nothing spent by some day of the year, and everything forecast by its end. */
function hopefulText(reading: ReportReading, belowPercent: number): Hit[] {
  const slow = reading.claims.rates.find(
    (r) =>
      r.role === 'execution' &&
      r.scope.until !== null &&
      r.scope.part === null &&
      r.scope.elsewhere === null &&
      r.scope.year === null &&
      !r.scope.plan &&
      Number(r.value) < belowPercent,
  )
  if (!slow) return []
  return reading.sentences.flatMap((sentence): Hit[] => {
    const match = FORECAST.exec(sentence.plain)
    if (!match || /下年|明年|次年/.test(sentence.plain)) return []
    const quote = quoteIn(reading.files, sentence, match.index, match.index + match[0].length)
    return [{ says: 'text', facts: { rate: slow.value, expected: match[1] ?? '' }, quotes: [quote, slow.at] }]
  })
}
