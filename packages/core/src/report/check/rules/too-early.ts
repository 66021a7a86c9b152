import { z } from 'zod'
import { compare, ratio, ratioOf } from '../../../evaluate/ratio.ts'
import { compareDecimal, type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { readActual, readTarget } from '../tables/cell-target.ts'
import { formsOf } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** Points for what only later years can show: 使用年限 ≥5 年 scored in the first. */
export const notYetObservable = checkFunction({
  parameters: z.strictObject({ years: z.int().min(2) }),
  find: (reading, { years }) =>
    formsOf(reading).flatMap((form) =>
      form.indicators.flatMap((row): Hit[] => {
        if (row.points?.value == null || scaled(row.points.value) <= 0n) return []
        const read = readTarget(row)
        if (!read || read.unit !== '年' || !('value' in read.target)) return []
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
    return formsOf(reading)
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
  },
})
