import type { Decimal } from '../../../kernel/decimal.ts'
import { fromScaled, scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import type { AmountsReading, CellMoney, FormReading, MoneyRow } from '../table-reading.ts'
import { placesOf } from '../tables/cell-value.ts'
import { formsOf, magnitude, onceEach, shown, sumScaled, totalRow } from '../tables/forms.ts'

const COLUMNS = ['initial', 'fullYear', 'arrived', 'spent', 'expected'] as const

/** In tables: the 其中 rows against 年度资金总额 in every column, and the rows of a table of amounts against its 合计. */
export const tableParts = (reading: ReportReading): Hit[] => [
  ...formsOf(reading).flatMap(moneyParts),
  ...reading.tables.flatMap((t) => (t.kind === 'amounts' ? sums(t) : [])),
]

function moneyParts(form: FormReading): Hit[] {
  const total = totalRow(form)
  if (!total) return []
  const rows = form.money.filter((m) => m !== total)
  return COLUMNS.flatMap((column) => {
    const whole = total[column]
    const parts = onceEach(rows.map((row) => row[column]))
    if (!whole || whole.value === null || parts.length === 0) return []
    const filled = parts.filter((p) => scaled(p.value) !== 0n)
    // 0/0/0 in the parts with an amount in the total row is a form whose parts were not filled in, unless one was.
    if (filled.length === 0 && !othersFilled(rows)) return []
    // A row that belongs to another part (中央, 省级 below 财政拨款) counts within it: any choice that adds up will do.
    const whatever =
      rows.some((r) => r.row === 'more') || rows.filter((r) => r.row === 'appropriation').length > 1
    if (adds(parts, whole.value) || (whatever && someAdd(parts, whole.value))) return []
    return [hit(whole.at, whole.value, parts)]
  })
}

const othersFilled = (rows: readonly MoneyRow[]): boolean =>
  rows.some((row) => COLUMNS.some((c) => row[c]?.value != null && scaled(row[c]?.value as Decimal) !== 0n))

function sums(table: AmountsReading): Hit[] {
  return table.columns.flatMap(({ rows, sum }) => {
    if (!sum || sum.value === null) return []
    const lines = onceEach(rows.filter((r) => !r.subtotal).map((r) => r.amount))
    const subtotals = onceEach(rows.filter((r) => r.subtotal).map((r) => r.amount))
    if (lines.length < 2 || (subtotals.length < 2 && adds(lines, sum.value))) return []
    if (subtotals.length > 1 && adds(lines, sum.value)) return wrongSubtotals(rows)
    if (subtotals.length > 0 && adds(subtotals, sum.value)) return []
    // Lines and subtotals agree with each other, and the total with neither.
    if (subtotals.length > 1 && adds(subtotals, fromScaled(sumScaled(lines))))
      return [hit(sum.at, sum.value, lines)]
    // Too much may be a line that is a part of another one: then some choice of lines adds up.
    const over = sumScaled(lines) > scaled(sum.value)
    if (subtotals.length > 0 || (over && someAdd(lines, sum.value))) return []
    return [hit(sum.at, sum.value, lines)]
  })
}

/** The lines make the total, and one subtotal is not what the lines above it make, while another is. */
function wrongSubtotals(rows: AmountsReading['columns'][number]['rows']): Hit[] {
  let lines: CellMoney[] = []
  let right = 0
  const wrong: Hit[] = []
  for (const row of rows) {
    if (!row.subtotal) {
      lines.push(row.amount)
      continue
    }
    const own = onceEach(lines)
    lines = []
    if (row.amount.value === null || own.length === 0) return []
    if (adds(own, row.amount.value)) right += 1
    else wrong.push(hit(row.amount.at, row.amount.value, own))
  }
  return right > 0 && wrong.length === 1 ? wrong : []
}

type Part = CellMoney & { value: Decimal }

function hit(at: Quote, whole: Decimal, parts: readonly Part[]): Hit {
  const difference = sumScaled(parts) - scaled(whole)
  return {
    says: difference > 0n ? 'row-more' : 'row-less',
    facts: { sum: shown(sumScaled(parts)), whole, difference: shown(magnitude(difference)) },
    quotes: [at, ...parts.map((p) => p.at)],
  }
}

/** With room for one unit of the coarsest printed place when several parts were rounded, and none when one part is all. */
function adds(parts: readonly Part[], whole: Decimal): boolean {
  const filled = parts.filter((p) => scaled(p.value) !== 0n)
  const places = Math.min(placesOf(whole), ...filled.map((p) => placesOf(p.value)))
  const unit = 1_000_000n / 10n ** BigInt(places)
  const difference = magnitude(sumScaled(parts) - scaled(whole))
  const uneven = parts.some((p) => placesOf(p.value) !== placesOf(whole))
  return filled.length > 1 ? difference <= unit : uneven ? difference <= unit / 2n : difference === 0n
}

function someAdd(parts: readonly Part[], whole: Decimal): boolean {
  if (parts.length > 12) return true
  for (let chosen = 1; chosen < 1 << parts.length; chosen++)
    if (
      adds(
        parts.filter((_, i) => (chosen >> i) & 1),
        whole,
      )
    )
      return true
  return false
}
