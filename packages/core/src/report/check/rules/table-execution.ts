import { compareDecimal, type Decimal, divRound, scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { CellMoney, MoneyRow } from '../table-reading.ts'
import { placesOf } from '../tables/cell-value.ts'
import { formsOf, HUNDREDTH, magnitude, shown } from '../tables/forms.ts'

const HUNDRED_PERCENT = 100n * 1_000_000n

/** In the rows of money: the printed 执行率 against 执行数 ÷ any budget of the same row, with room for printed rounding. */
export const rowRates = (reading: ReportReading): Hit[] =>
  formsOf(reading).flatMap((form) =>
    form.money.flatMap((row): Hit[] => {
      const { rate, spent } = row
      const bases = basesOf(row)
      if (!rate || rate.value === null || !spent || spent.value === null || bases.length === 0) return []
      const spentValue = spent.value
      if (bases.some((base) => allows(spentValue, base.value, rate.value as Decimal))) return []
      // 0.977 for 97.70 %, as a workbook without a number format prints it.
      if (
        !rate.percent &&
        compareDecimal(rate.value, '2' as Decimal) < 0 &&
        bases.some((b) => isShare(spentValue, b.value, rate.value as Decimal))
      )
        return []
      const base = bases[0]
      if (!base) return []
      return [
        {
          says: 'row',
          facts: {
            stated: rate.value,
            spent: spent.value,
            base: base.value,
            computed: twoPlaces(percent(spent.value, base.value)),
          },
          quotes: [rate.at, spent.at, base.at],
        },
      ]
    }),
  )

/** More spent than the budget of the same row: overspent, or the budget was not brought up to date. */
export const rowOverHundred = (reading: ReportReading): Hit[] =>
  formsOf(reading).flatMap((form) =>
    form.money.flatMap((row): Hit[] => {
      const base = row.fullYear ?? (form.kind === 'monitoring' ? null : row.initial)
      const { spent, rate } = row
      if (row.row !== 'total') return []
      if (base?.value != null && spent?.value != null && scaled(base.value) > 0n) {
        const over =
          scaled(spent.value) - scaled(base.value) > lastPlace(spent.value) / 2n + lastPlace(base.value) / 2n
        return over
          ? [
              {
                says: 'row',
                facts: {
                  spent: spent.value,
                  base: base.value,
                  rate: twoPlaces(percent(spent.value, base.value)),
                },
                quotes: [spent.at, base.at],
                // Without a column for the budget of the whole year, money may have been added since.
                ...(row.fullYear === null ? { severity: 'W' as const } : {}),
              },
            ]
          : []
      }
      return rate?.value != null && compareDecimal(rate.value, '100' as Decimal) > 0
        ? [{ says: 'over', facts: { rate: rate.value, word: '执行率' }, quotes: [rate.at] }]
        : []
    }),
  )

type Base = CellMoney & { value: Decimal }
const basesOf = (row: MoneyRow): Base[] =>
  [row.fullYear, row.initial, row.arrived].filter(
    (m): m is Base => m !== null && m.value !== null && scaled(m.value) > 0n,
  )

/** n ÷ d × 100, in millionths. */
export const percent = (n: Decimal, d: Decimal): bigint => divRound(scaled(n) * HUNDRED_PERCENT, scaled(d))
const lastPlace = (value: Decimal): bigint => 1_000_000n / 10n ** BigInt(placesOf(value))

/** Whether the rate lies within ±0.01 point, or within what the rounding of the three numbers allows. */
export function allows(spent: Decimal, base: Decimal, rate: Decimal): boolean {
  const half = lastPlace(rate) / 2n
  const slack = half > HUNDREDTH ? half : HUNDREDTH
  // 元 without decimals, or 万元 printed whole: a whole number may be rounded as well, but then it is off by little.
  const room = (value: Decimal) =>
    placesOf(value) === 0 && scaled(value) < 100_000_000n ? 0n : lastPlace(value) / 2n
  const [s, b] = [scaled(spent), scaled(base)]
  const low = ((s - room(spent)) * HUNDRED_PERCENT) / (b + room(base))
  const high = ((s + room(spent)) * HUNDRED_PERCENT) / (b - room(base)) + 1n
  const stated = scaled(rate)
  return stated >= low - slack && stated <= high + slack
}

const isShare = (spent: Decimal, base: Decimal, rate: Decimal): boolean =>
  magnitude(percent(spent, base) - scaled(rate) * 100n) <= lastPlace(rate) * 100n

/** Millionths with two decimals. */
export const twoPlaces = (millionths: bigint): string =>
  Number(shown(divRound(millionths, HUNDREDTH) * HUNDREDTH)).toFixed(2)
