import type { Instant } from '../kernel/time.ts'
import type { Permission } from './permissions.ts'

/** One act as the home page tells it; several of the same kind by one person on one record are one line. */
export type Change = {
  readonly at: Instant
  readonly actorId: string
  readonly actorName: string
  /** Word key of what was done. */
  readonly code: string
  readonly subjectId: string
  readonly subjectName: string
  readonly unitId: string
  readonly count: number
}

/** What one must be allowed to read to hear of an act on a thing, `payment` of `payment.add`. Whatever is not named needs `project.read`. */
const heardBy: Readonly<Record<string, Permission>> = {
  asset: 'asset.read',
  payment: 'payment.read',
  ledger: 'payment.read',
  goal: 'goal.read',
  outcome: 'goal.read',
  actual: 'goal.read',
  evidence: 'evidence.read',
  report: 'report.read',
  check: 'watch.read',
  'status-page': 'watch.read',
  agent: 'agent.read',
}

/** The permission without which nobody is told of this action. */
export const permissionToHear = (action: string): Permission =>
  heardBy[action.split('.')[0] ?? ''] ?? 'project.read'

/**
 * Acts, newest first, as lines: who saved one report thirty times is told once, with the last moment and the number.
 */
export function inLines(acts: readonly Omit<Change, 'count'>[]): Change[] {
  const lines = new Map<string, Change>()
  for (const act of acts) {
    const key = [act.actorId, act.code, act.subjectId].join(' ')
    const line = lines.get(key)
    lines.set(key, line ? { ...line, count: line.count + 1 } : { ...act, count: 1 })
  }
  return [...lines.values()]
}
