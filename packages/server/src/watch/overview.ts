import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import { reaches, openSpan } from '@rongheng/core/watch/maintenance-window'
import { type Overview, overviewOf } from '@rongheng/core/watch/overview'
import type { Db } from '@rongheng/storage/db'
import { systemNames } from '@rongheng/storage/watch/asset-names'
import { liveWindows } from '@rongheng/storage/watch/maintenance-windows'
import { knownChecks } from '@rongheng/storage/watch/wall'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'

/** The wall of all checks within a scope, as it stands now. */
export async function readOverview(db: Db, scope: Scope, now: Instant): Promise<Overview> {
  const checks = await knownChecks(db, scope)
  const units = [...new Set(checks.map((check) => check.unitId))]
  const windows = (await Promise.all(units.map((unit) => liveWindows(db, unit))))
    .flat()
    .filter((window) => openSpan(window, now) !== null)
  const systemName = await systemNames(
    db,
    checks.map((check) => check.systemId),
  )
  const wall = overviewOf(
    checks.map(({ unitId, ...check }) => ({
      ...check,
      maintained: windows.some(
        (window) =>
          window.unitId === unitId && reaches(window, { checkId: check.id, systemId: check.systemId }),
      ),
    })),
    (id) => systemName(id) ?? '',
  )
  return { rev: sm3(JSON.stringify(wall)).slice(0, 16), at: now, ...wall }
}

/** How long an answer serves everybody who asks for the same. */
const FRESH_MS = 1_000

type Kept = { readonly until: number; readonly answer: Promise<Overview> }
const kept = new WeakMap<Db, Map<string, Kept>>()

/** The same for any number of askers: read from the database once a second for each scope at most. */
export function sharedOverview(db: Db, scope: Scope, now: Instant): Promise<Overview> {
  const own = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, own)
  const key = scope.unitIds.join(' ')
  const found = own.get(key)
  // A clock that was put back must not keep an old answer for an hour.
  if (found && found.until > now && found.until - now <= FRESH_MS) return found.answer
  for (const [other, { until }] of own) if (until <= now) own.delete(other)
  const answer = readOverview(db, scope, now)
  own.set(key, { until: now + FRESH_MS, answer })
  answer.catch(() => own.delete(key))
  return answer
}

/** The wall of the units within reach, or of one of them. */
export const overview = (ctx: Ctx): Promise<Overview> =>
  sharedOverview(ctx.db, scopeOf(ctx, 'watch.read'), ctx.now)
