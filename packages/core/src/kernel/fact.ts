import { z } from 'zod'
import { Decimal } from './decimal.ts'
import { id } from './id.ts'
import { Instant } from './time.ts'

export const FactId = id('fct')
export type FactId = z.infer<typeof FactId>

/** What a fact speaks of: a budget year "2023", a quarter "2023-Q1", a month "2023-06", or the state at a day's end "2023-11-30". */
export const Period = z
  .string()
  .regex(/^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$/)
  .brand('Period')
export type Period = z.infer<typeof Period>

/**
 * One number about one subject, metric and period: all that the evaluating half reads of the operating half and the ledger.
 * Append-only; a correction is a new fact that names the one it replaces.
 */
export const Fact = z.object({
  id: FactId,
  unitId: z.string(),
  /** `<domain>.<what>`, e.g. `budget.spent`, `indicator.actual`. */
  metric: z.string(),
  /** Id of the record it speaks of, e.g. a project or an indicator. */
  subject: z.string(),
  period: Period,
  /** Null when nothing could be measured. Null is never read as 0. */
  value: Decimal.nullable(),
  /** Why `value` is null, as a word key; null when there is a value. */
  why: z.string().nullable(),
  /** `fen`, `count`, `bp` (basis points) or a unit as people write it: `小时`, `%`. */
  unit: z.string(),
  /** Ids of what the number was computed from: ledger batches, payments, arrivals, files, readings. */
  evidence: z.array(z.string()),
  recordedAt: Instant,
  /** Who recorded it: a user id or `os:<name>`, or `job:<name>`. */
  recordedBy: z.string(),
  replaces: FactId.nullable(),
})
export type Fact = z.infer<typeof Fact>

/** A number just computed, not yet written. */
export type Finding = Pick<
  Fact,
  'unitId' | 'metric' | 'subject' | 'period' | 'value' | 'why' | 'unit' | 'evidence'
>

/** The findings that say something new, each with the fact it replaces. Equal findings give nothing to write. */
export function newFacts(
  inForce: readonly Fact[],
  findings: readonly Finding[],
): { finding: Finding; replaces: FactId | null }[] {
  const key = (f: Finding) => `${f.metric} ${f.subject} ${f.period}`
  const content = (f: Finding) => JSON.stringify([f.value, f.why, f.unit, [...f.evidence].sort()])
  const known = new Map(inForce.map((f) => [key(f), f]))
  return findings
    .map((finding) => ({ finding, old: known.get(key(finding)) ?? null }))
    .filter(({ finding, old }) => old === null || content(old) !== content(finding))
    .map(({ finding, old }) => ({ finding, replaces: old?.id ?? null }))
}
