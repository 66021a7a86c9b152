import { z } from 'zod'
import { Decimal, fromScaled, scaled } from '../../kernel/decimal.ts'
import { type RuleKind, RuleHead } from '../../kernel/rulebook.ts'
import type { Finding } from './finding.ts'

const what = {
  /** A rule of the report check, and which of its sentences; all of them when none is named. */
  rule: z.string().min(1),
  says: z.array(z.string().min(1)).default([]),
}

/**
 * What a reviewer takes off for findings: rulebook/report-deductions/*.yaml. Points of the report for each finding, or a share
 * of the points of the indicator that the finding is about. A county chooses one such file in its settings; none is chosen
 * when the program comes.
 */
export const Deductions = RuleHead.extend({
  deducts: z
    .array(
      z.union([
        z.strictObject({ ...what, points: Decimal }),
        z.strictObject({ ...what, percent: z.int().min(1).max(100) }),
      ]),
    )
    .min(1),
})
export type Deductions = z.infer<typeof Deductions>

export const deductionsKind = { folder: 'report-deductions', schema: Deductions } as const satisfies RuleKind

/** What is taken off altogether, in points: an indicator loses no more than it has. Null when no list was chosen or nothing is on it. */
export function deducted(
  findings: readonly Finding[],
): { readonly by: string; readonly points: Decimal } | null {
  const lines = new Map<string, { points: bigint; most: bigint }>()
  let sum = 0n
  let by: string | null = null
  for (const { deducts } of findings) {
    if (!deducts) continue
    by = deducts.by
    if (deducts.of === null || deducts.most === null) sum += scaled(deducts.points)
    else {
      const before = lines.get(deducts.of)?.points ?? 0n
      lines.set(deducts.of, { points: before + scaled(deducts.points), most: scaled(deducts.most) })
    }
  }
  if (by === null) return null
  for (const { points, most } of lines.values()) sum += points < most ? points : most
  return { by, points: fromScaled(sum) }
}
