import type { IndicatorDraft } from './indicator.ts'
import type { EarlierResult, LintForm } from './lint-form.ts'
import type { LintRemark } from './lint-remark.ts'
import { lintRow } from './lint-row.ts'
import { lintTable } from './lint-table.ts'
import type { IndicatorTemplate } from './template.ts'

/** What else the lint may look at. */
export type LintContext = { readonly history?: readonly EarlierResult[] }

/**
 * What a careful reviewer would object to in a goal and its indicators. Pure and quick enough to run at every key.
 * An error cannot stand; a warning asks for a change or a reason; an info is a matter of quality.
 *
 * @source docs/rules/goals.md#qualities
 * @source docs/rules/goals.md#indicator-faults
 */
export function lintGoal(
  form: LintForm,
  template: IndicatorTemplate,
  context: LintContext = {},
): LintRemark[] {
  const said: LintRemark[] = []
  if (form.annual.trim() === '') said.push(about('G01', 'error', 'annual'))
  else if (!HOW_MUCH.test(form.annual)) said.push(about('G02', 'warning', 'annual'))
  if (!form.stages.some((s) => s.text.trim() !== '') && !form.indicators.some(hasQuarters))
    said.push(about('G03', 'warning', 'stages'))
  return [
    ...said,
    ...lintTable(form, template),
    ...form.indicators.flatMap((indicator, row) =>
      lintRow(indicator, row, form.year, template, context.history ?? []),
    ),
  ]
}

/** A figure in any of the ways people write one. */
const HOW_MUCH =
  /[0-9０-９]|百分之|[一二两三四五六七八九十百千万]+(次|个|条|家|起|套|台|人|场|期|项|篇|小时|天|万元)/

const hasQuarters = (i: IndicatorDraft): boolean => i.quarters.some((q) => q.target.trim() !== '')

const about = (code: string, severity: LintRemark['severity'], field: string): LintRemark => ({
  code,
  severity,
  row: null,
  field,
  facts: {},
})
