import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { Instant } from '../kernel/time.ts'
import { CheckId } from './ids.ts'
import { atFirst } from './said/at-first.ts'
import { asKept, fitted, isOurs } from './said/saying.ts'
import { Severity } from './severity.ts'
import { Verdict } from './verdict.ts'

/** What is shown of a check or a system: its verdict, or why none is asked of it now. */
export const Shown = z.enum([...Verdict.options, 'maintenance', 'paused'])
export type Shown = z.infer<typeof Shown>

/** A check on the wall. */
export const WallCheck = z.object({
  id: CheckId,
  systemId: SystemId.nullable(),
  name: z.string(),
  shown: Shown,
  severity: Severity,
  flapping: z.boolean(),
  /** Since when it is so; null while nothing is known. */
  since: Instant.nullable(),
  /** Why, where it is not well: a saying, cut short. */
  why: z.string(),
})
export type WallCheck = z.infer<typeof WallCheck>

/** A system on the wall, with how many of its checks are how. */
export const WallSystem = z.object({
  /** Null for the checks that belong to no system. */
  id: SystemId.nullable(),
  name: z.string(),
  shown: Shown,
  counts: z.partialRecord(Shown, z.int()),
})
export type WallSystem = z.infer<typeof WallSystem>

/** All that the wall shows. `rev` is another one whenever anything of it is. */
export const Overview = z.object({
  rev: z.string(),
  at: Instant,
  systems: z.array(WallSystem),
  checks: z.array(WallCheck),
})
export type Overview = z.infer<typeof Overview>

/** What of the wall is another since a revision that the asker has. */
export const OverviewChange = z.object({
  from: z.string(),
  rev: z.string(),
  at: Instant,
  systems: z.array(WallSystem),
  checks: z.array(WallCheck),
  /** Checks that are no longer on the wall. */
  gone: z.array(CheckId),
})
export type OverviewChange = z.infer<typeof OverviewChange>

/** What is known of a check, as the wall is made from it. */
export type Known = Omit<WallCheck, 'shown'> & {
  readonly verdict: Verdict
  readonly paused: boolean
  readonly maintained: boolean
}

/** As much of a reason is sent: of somebody's own words what is shown, of sentences what makes them. */
const WHY_SHOWN = 48
const WHY_SENT = 240

const briefly = (why: string): string =>
  isOurs(why) ? fitted(asKept(why), WHY_SENT) : why.slice(0, WHY_SHOWN)

/** What is shown of a check: that it is paused or under maintenance comes before what it says. */
export const shownOf = (check: Pick<Known, 'verdict' | 'paused' | 'maintained'>): Shown =>
  check.paused ? 'paused' : check.maintained ? 'maintenance' : check.verdict

const badness: Record<Shown, number> = { paused: 0, maintenance: 1, up: 2, unknown: 3, warning: 4, down: 5 }

/**
 * How a system is shown: as its worst check. A check whose trouble is only worth knowing (提示) makes it a warning at most;
 * paused checks and those under maintenance say nothing, unless there are no others.
 */
export function systemShown(checks: readonly Pick<WallCheck, 'shown' | 'severity'>[]): Shown {
  let worst: Shown = 'paused'
  for (const { shown, severity } of checks) {
    const counts = shown === 'down' && severity === 'notice' ? 'warning' : shown
    if (badness[counts] > badness[worst]) worst = counts
  }
  return checks.length === 0 ? 'unknown' : worst
}

/** The wall: systems and checks, the worst first. */
export function overviewOf(
  known: readonly Known[],
  systemName: (id: SystemId) => string,
): Pick<Overview, 'systems' | 'checks'> {
  const checks = known
    .map(({ verdict, paused, maintained, ...check }): WallCheck => {
      const shown = shownOf({ verdict, paused, maintained })
      const trouble = shown === 'down' || shown === 'warning' || shown === 'unknown'
      return { ...check, shown, why: trouble ? briefly(atFirst(check.why)) : '' }
    })
    .sort((a, b) => badness[b.shown] - badness[a.shown] || (a.name < b.name ? -1 : 1))
  const bySystem = new Map<SystemId | null, WallCheck[]>()
  for (const check of checks) {
    const own = bySystem.get(check.systemId)
    if (own) own.push(check)
    else bySystem.set(check.systemId, [check])
  }
  const systems = [...bySystem].map(([id, own]): WallSystem => {
    const counts: WallSystem['counts'] = {}
    for (const { shown } of own) counts[shown] = (counts[shown] ?? 0) + 1
    return { id, name: id === null ? '' : systemName(id), shown: systemShown(own), counts }
  })
  systems.sort((a, b) => badness[b.shown] - badness[a.shown] || (a.name < b.name ? -1 : 1))
  return { systems, checks }
}

/** What is another in `next`. */
export function overviewChange(before: Overview, next: Overview): OverviewChange {
  const old = new Map(before.checks.map((check) => [check.id, JSON.stringify(check)]))
  const now = new Set(next.checks.map((check) => check.id))
  return {
    from: before.rev,
    rev: next.rev,
    at: next.at,
    // Few, and their order says which are worst.
    systems: next.systems,
    checks: next.checks.filter((check) => old.get(check.id) !== JSON.stringify(check)),
    gone: before.checks.filter((check) => !now.has(check.id)).map((check) => check.id),
  }
}

/** The wall after a change; null when the change is not from this one, and all of it has to be asked again. */
export function withChange(before: Overview, change: OverviewChange): Overview | null {
  if (before.rev !== change.from) return null
  const checks = new Map(before.checks.map((check) => [check.id, check]))
  for (const id of change.gone) checks.delete(id)
  for (const check of change.checks) checks.set(check.id, check)
  const sorted = [...checks.values()].sort(
    (a, b) => badness[b.shown] - badness[a.shown] || (a.name < b.name ? -1 : 1),
  )
  return { rev: change.rev, at: change.at, systems: change.systems, checks: sorted }
}

/** The newest troubles, newest first: for the line at the foot of the wall. */
export const newestTroubles = (checks: readonly WallCheck[], most: number): WallCheck[] =>
  checks
    .filter((check) => (check.shown === 'down' || check.shown === 'warning') && check.since !== null)
    .sort((a, b) => (b.since ?? 0) - (a.since ?? 0))
    .slice(0, most)
