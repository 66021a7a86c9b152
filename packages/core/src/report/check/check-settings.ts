import { z } from 'zod'
import { type RuleFile, type RuleKind, RuleHead } from '../../kernel/rulebook.ts'
import type { CheckRule } from './check-rule.ts'
import { Severity } from './finding.ts'

/** A county's own choices about the report check: rulebook/report-check-settings/*.yaml. */
export const CheckSettings = RuleHead.extend({
  /** Rules that are not asked. */
  off: z.array(z.string()).default([]),
  /** Severities in place of the rules' own. */
  severity: z.record(z.string(), Severity).default({}),
  /** The list of rulebook/report-deductions by which points are taken off; none when null. */
  deductions: z.string().min(1).nullable().default(null),
})
export type CheckSettings = z.infer<typeof CheckSettings>

export const checkSettingsKind = {
  folder: 'report-check-settings',
  schema: CheckSettings,
} as const satisfies RuleKind

/** A rule as the county wants it; null when it is switched off. The county's severity goes before those of single sentences. */
export function settled(
  file: RuleFile<CheckRule>,
  settings: readonly CheckSettings[],
): RuleFile<CheckRule> | null {
  if (settings.some((s) => s.off.includes(file.id))) return null
  const severity = settings.map((s) => s.severity[file.id]).findLast((s) => s !== undefined)
  return severity === undefined ? file : { ...file, rule: { ...file.rule, severity, ownSeverity: true } }
}
