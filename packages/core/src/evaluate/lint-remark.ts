import { z } from 'zod'

/** What the form objects to: rule code, how grave, which field, and the facts of its sentence. `evaluate.lint.<code>` says what, `evaluate.lint.<code>.mend` what would resolve it. */
export const LintRemark = z.object({
  /** I01–I12, N02, N03 and the required qualities of goals, as docs/rules/goals.md numbers them. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** Row of the indicator table from 0; null when it is about the goal or the whole table. */
  row: z.int().nullable(),
  /** Field of the row or goal: `name`, `target`, `weight`, `annual`, … */
  field: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LintRemark = z.infer<typeof LintRemark>
