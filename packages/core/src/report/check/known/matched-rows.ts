import type { ReportReading } from '../check-function.ts'
import type { FormReading, IndicatorRow } from '../table-reading.ts'
import { formsOf } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'
import type { KnownIndicator, KnownProject } from './known-project.ts'

/** A row of a form with the indicator of the goal that has its name. */
export type Matched = {
  readonly form: FormReading
  readonly row: IndicatorRow
  readonly known: KnownIndicator
}

/** A name as it is compared: without spaces, brackets with what they hold, and a number before it. */
export const bareName = (name: string): string =>
  wordOf(name)
    .replace(/\(.*?\)/g, '')
    .replace(/^(?:\d{1,2}[.、]|[①-⑳])/, '')

/** Rows whose name is that of one indicator, and of no other row of their form: two of one name may be told apart by what we cannot see. */
export function matchedRows(reading: ReportReading, project: KnownProject): Matched[] {
  const byName = new Map<string, KnownIndicator | null>()
  for (const indicator of project.indicators) {
    const name = bareName(indicator.name)
    byName.set(name, byName.has(name) ? null : indicator)
  }
  return formsOf(reading).flatMap((form) => {
    const names = form.indicators.map((row) => bareName(row.name.text))
    return form.indicators.flatMap((row, i): Matched[] => {
      const name = names[i] ?? ''
      const known = byName.get(name) ?? null
      return known !== null && names.indexOf(name) === names.lastIndexOf(name) ? [{ form, row, known }] : []
    })
  })
}
