import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import type { RuleSet } from '../../../evaluate/rule-set.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { FormReading, SumRow } from '../table-reading.ts'
import { placesOf } from '../tables/cell-value.ts'
import {
  executionIndicator,
  isLoose,
  formsOf,
  HUNDREDTH,
  magnitude,
  onceEach,
  roundingSlack,
  shown,
  sumScaled,
  totalRow,
} from '../tables/forms.ts'

/**
 * 总分 = sum of 得分 (预算执行率 included), and every 小计 the sum of its rows. Lines are printed rounded: what lies within
 * ±0.01 is right, as is half of the last place of a total that is printed shorter, and what rounding of all lines together could explain is only asked about.
 */
export const totalOfPoints = (reading: ReportReading, caps: readonly Cap[]): Hit[] =>
  formsOf(reading).flatMap((form) => [...whole(reading, form, caps), ...parts(form)])

type Cap = RuleSet['caps'][number]

const BONUS = /加分|扣分项|减分|奖励|附加/

function whole(reading: ReportReading, form: FormReading, caps: readonly Cap[]): Hit[] {
  const total = form.total
  if (!total || total.value === null || form.indicators.length < 2) return []
  if (form.indicators.some((i) => i.points?.value == null)) return []
  if (form.indicators.some((i) => BONUS.test(i.name.text) || BONUS.test(i.level1?.text ?? ''))) return []
  const money = totalRow(form)?.points ?? null
  const own = onceEach(form.indicators.map((i) => i.points))
  const inRows = executionIndicator(reading, form) !== null
  // The money part is there and its points cannot be read: whether the total holds them is not to be told.
  if (form.money.length > 0 && money?.value == null && !inRows) return []
  const withMoney = money?.value == null ? own : [...own, money as (typeof own)[number]]
  const choices = inRows ? [withMoney, own] : [withMoney]
  if (own.some((c) => c.percent !== total.percent)) return []
  const half = 500_000n / 10n ** BigInt(placesOf(total.value))
  const slack = placesOf(total.value) > 0 && half > HUNDREDTH ? half : HUNDREDTH
  const off = choices.map((c) =>
    magnitude(sumScaled(c) - scaled(total.value as NonNullable<typeof total.value>)),
  )
  if (off.some((o) => o <= slack) || otherTotal(form, choices, slack)) return []
  if (weighted(form, scaled(total.value))) return []
  const sum = sumScaled(choices[0] ?? [])
  if (form.continues && sum < scaled(total.value)) return []
  if (isLoose(form, sum - scaled(total.value))) return []
  // A total that a low execution rate capped is no sum: right under the chosen rule set, asked about under one we do not know.
  const stated = scaled(total.value)
  const capped = sum > stated && isLow(form)
  if (capped && caps.some((c) => BigInt(c.atMost) * 10_000n === stated)) return []
  const lines = roundingSlack(withMoney)
  const rounding = lines > 0n && half > lines ? half : lines
  return [
    {
      says: 'total',
      facts: {
        stated: total.value,
        sum: shown(sum),
        difference: shown(magnitude(sum - scaled(total.value))),
      },
      quotes: [total.at, ...withMoney.map((c) => c.at)],
      ...(capped || off.some((o) => o <= rounding) ? { severity: 'W' as const } : {}),
    },
  ]
}

/** Less than 80 % of the money was spent: where local rules put a cap on the total. */
function isLow(form: FormReading): boolean {
  const row = totalRow(form)
  const base = row?.fullYear ?? row?.initial
  if (row?.spent?.value == null || base?.value == null || scaled(base.value) <= 0n) return false
  return scaled(row.spent.value) * 5n < scaled(base.value) * 4n
}

type Cells = readonly { readonly value: Decimal }[]

/** Two last lines (自评总分, 复核总分): one of them is the sum, and which one the column is of is not to be told. */
const otherTotal = (form: FormReading, choices: readonly Cells[], slack: bigint): boolean =>
  form.sums.some(
    ({ of, points }) =>
      of === null &&
      points?.value != null &&
      choices.some((c) => magnitude(sumScaled(c) - scaled(points.value as Decimal)) <= slack),
  )

/** Points out of 100 in every line, weighed by 分值 (nested weights, shares of 1, percentages): such a total is no plain sum. */
function weighted(form: FormReading, total: bigint): boolean {
  const weights = sumScaled(onceEach(form.indicators.map((i) => i.weight)))
  if ((weights > 150_000_000n || weights <= 2_000_000n) && total <= 100_000_000n) return true
  const rows = form.indicators.filter((i) => i.weight?.value != null && i.points?.value != null)
  const above = rows.filter((i) => scaled(i.points?.value as Decimal) > scaled(i.weight?.value as Decimal))
  return above.length > 2 && above.length * 2 > rows.length
}

function parts(form: FormReading): Hit[] {
  if (form.continues) return []
  let from = 0
  const hits: Hit[] = []
  for (const sum of form.sums) {
    if (sum.of === null) continue
    const rows = form.indicators.slice(from, sum.after)
    from = sum.after
    const hit = part(sum, rows)
    if (hit) hits.push(hit)
  }
  return hits
}

function part(sum: SumRow, rows: FormReading['indicators']): Hit | null {
  if (!sum.points || sum.points.value === null || rows.length === 0) return null
  if (rows.some((r) => r.points?.value == null)) return null
  const own = onceEach(rows.map((r) => r.points))
  const off = magnitude(sumScaled(own) - scaled(sum.points.value))
  if (off <= HUNDREDTH) return null
  return {
    says: 'part',
    facts: { level: sum.of ?? '', stated: sum.points.value, sum: shown(sumScaled(own)) },
    quotes: [sum.points.at, ...own.map((c) => c.at)],
    ...(off <= roundingSlack(own) ? { severity: 'W' as const } : {}),
  }
}
