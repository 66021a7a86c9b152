import type { Finding } from './finding.ts'

/** What became of the findings since the check before: still there, new, and gone. */
export type Progress = {
  readonly open: readonly Finding[]
  readonly fresh: readonly Finding[]
  readonly resolved: readonly Finding[]
}

/**
 * Two checks of one report, held against each other by the findings' keys. A fault that stands three times and was mended once
 * is twice open and once resolved.
 *
 * @param before null for a first check: then everything is open and nothing is new
 */
export function compareChecks(before: readonly Finding[] | null, now: readonly Finding[]): Progress {
  if (before === null) return { open: now, fresh: [], resolved: [] }
  const left = new Map<string, Finding[]>()
  for (const finding of before) left.set(finding.key, [...(left.get(finding.key) ?? []), finding])
  const open: Finding[] = []
  const fresh: Finding[] = []
  for (const finding of now) (left.get(finding.key)?.shift() ? open : fresh).push(finding)
  return { open, fresh, resolved: [...left.values()].flat() }
}
