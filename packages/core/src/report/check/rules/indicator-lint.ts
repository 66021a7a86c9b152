import { z } from 'zod'
import type { IndicatorDraft } from '../../../evaluate/indicator.ts'
import type { EarlierResult } from '../../../evaluate/lint-form.ts'
import type { LintRemark } from '../../../evaluate/lint-remark.ts'
import { lintRow } from '../../../evaluate/lint-row.ts'
import { lintTable } from '../../../evaluate/lint-table.ts'
import type { IndicatorTemplate } from '../../../evaluate/template.ts'
import type { Year } from '../../../kernel/time.ts'
import { type CheckContext, checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import type { FormReading, IndicatorRow } from '../table-reading.ts'
import { readActual, readTarget } from '../tables/cell-target.ts'
import { formsOf } from '../tables/forms.ts'
import { draftOf } from '../tables/row-draft.ts'

/** What the goal form objects to while somebody types (core/evaluate), said of the rows of a read table. */
export const indicatorLint = checkFunction({
  parameters: z.strictObject({
    /** Codes of the lint, and the sentence of this rule for each. */
    codes: z.record(z.string(), z.string()),
  }),
  find: (reading, { codes }, context) =>
    remarksOn(reading, context)
      .filter(({ code }) => code in codes)
      .map(({ code, facts, quotes }): Hit => ({ says: codes[code] as string, facts, quotes })),
})

/** Eleven rules ask for the remarks on one report; they depend on the check that asks, for its templates and last year. */
const made = new WeakMap<CheckContext, { readonly of: ReportReading; readonly remarks: readonly Said[] }>()

function remarksOn(reading: ReportReading, context: CheckContext): readonly Said[] {
  const known = made.get(context)
  if (known?.of === reading) return known.remarks
  const year = (reading.structures[reading.main]?.year ?? 2000) as Year
  const found = formsOf(reading).flatMap((form) => remarks(reading, form, context, year))
  made.set(context, { of: reading, remarks: found })
  return found
}

type Said = { readonly code: string; readonly facts: LintRemark['facts']; readonly quotes: readonly Quote[] }

function remarks(reading: ReportReading, form: FormReading, context: CheckContext, year: Year): Said[] {
  const template = templateFor(form, context)
  if (!template) return []
  const pairs = form.indicators.flatMap((row) => {
    const draft = draftOf(row, reading.words.tables)
    return draft ? [{ row, draft }] : []
  })
  const history = context.lastYear === null ? [] : historyOf(context.lastYear)
  const rows = pairs.flatMap(({ row, draft }, i) =>
    lintRow(draft, i, year, template, history).map((r) => said(r, row)),
  )
  return [...rows, ...together(form, pairs, template)]
}

const said = (remark: LintRemark, row: IndicatorRow): Said => ({
  code: remark.code,
  facts: { ...remark.facts, name: row.name.text.replace(/\s/g, '') },
  quotes: [fieldOf(row, remark.field)],
})

function fieldOf(row: IndicatorRow, field: string): Quote {
  const at =
    field === 'target' || field === 'unit' ? row.target : field === 'weight' ? row.weight?.at : row.name
  return at === null || at === undefined || at.text.trim() === '' ? row.name : at
}

/** What only the rows together show. Kinds can be missing only from a 自评表 of which every row was understood. */
function together(
  form: FormReading,
  pairs: readonly { row: IndicatorRow; draft: IndicatorDraft }[],
  template: IndicatorTemplate,
): Said[] {
  // How much of the whole a row carries, and what is missing, only a table shows of which every row was understood.
  const all = pairs.length === form.indicators.length
  const complete = all && form.kind !== 'scoring'
  return lintTable({ indicators: pairs.map((p) => p.draft) }, template).flatMap((remark): Said[] => {
    const row = remark.row === null ? null : (pairs[remark.row]?.row ?? null)
    if (row !== null) return all || remark.code !== 'I06' ? [said(remark, row)] : []
    const first = form.indicators[0]
    return complete && first && remark.code.startsWith('I05')
      ? [{ code: remark.code, facts: remark.facts, quotes: [first.level1 ?? first.name] }]
      : []
  })
}

/** The template with 成本 as a first level when the form has one, else the one with it under 产出. */
function templateFor(form: FormReading, context: CheckContext): IndicatorTemplate | null {
  const ownCost = form.indicators.some((i) => i.level1?.text.trim().startsWith('成本'))
  const fits = context.templates.find(({ rule }) => rule.levels.some((l) => l.code === 'cost') === ownCost)
  return fits?.rule ?? null
}

/** Last year's results, to hold this year's targets against. */
function historyOf(lastYear: ReportReading): EarlierResult[] {
  return formsOf(lastYear).flatMap((form) =>
    form.indicators.flatMap((row) => {
      const read = readTarget(row)
      const value = read && readActual(row, read.unit)
      return read && value !== null
        ? [
            {
              name: row.name.text.replace(/\s/g, ''),
              unit: read.unit,
              actual: { kind: 'number' as const, value },
            },
          ]
        : []
    }),
  )
}
