import { compareDecimal, type Decimal, fromScaled, scaled } from '../../kernel/decimal.ts'
import type { RuleFile } from '../../kernel/rulebook.ts'
import type { ReportReading } from './check-function.ts'
import type { Deductions } from './deductions.ts'
import type { Finding } from './finding.ts'
import type { Quote } from './place.ts'
import type { IndicatorRow } from './table-reading.ts'
import { formsOf } from './tables/forms.ts'

/** Findings with what the chosen list takes off for each. A share of points that cannot be read takes off nothing. */
export function withDeductions(
  reading: ReportReading,
  findings: readonly Finding[],
  file: RuleFile<Deductions> | null,
): readonly Finding[] {
  if (file === null) return findings
  return findings.map((finding) => {
    const own = file.rule.deducts.find(
      (d) => d.rule === finding.rule && (d.says.length === 0 || d.says.includes(finding.says)),
    )
    if (!own) return finding
    const by = file.rule.title
    if ('points' in own) return { ...finding, deducts: { by, points: own.points, of: null, most: null } }
    const row = finding.quotes.map((quote) => rowAt(reading, quote)).find((r) => r !== null)
    const most = row?.points?.value
    if (!row || most == null || compareDecimal(most, '0' as Decimal) <= 0) return finding
    const points = fromScaled((scaled(most) * BigInt(own.percent)) / 100n)
    return { ...finding, deducts: { by, points, of: placeOf(row.name), most } }
  })
}

/** The indicator that a cell belongs to, where it belongs to one alone. */
function rowAt(reading: ReportReading, quote: Quote): IndicatorRow | null {
  if (quote.cell === null) return null
  const rows = formsOf(reading).flatMap((form) =>
    form.indicators.filter((row) =>
      [row.name, row.target, row.actual, row.reason, row.points?.at, row.weight?.at].some(
        (at) => at != null && placeOf(at) === placeOf(quote),
      ),
    ),
  )
  return rows.length === 1 ? (rows[0] ?? null) : null
}

const placeOf = (at: Quote): string => `${at.file}/${at.block}/${at.cell}`
