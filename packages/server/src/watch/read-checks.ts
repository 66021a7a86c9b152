import { Refusal } from '@rongheng/core/kernel/refusal'
import type { watchApi } from '@rongheng/core/watch/api'
import type { CheckChoices, CheckLine, CheckView } from '@rongheng/core/watch/views'
import { assetNames, systemNames } from '@rongheng/storage/watch/asset-names'
import { getStanding, listStandings, type Standing } from '@rongheng/storage/watch/check-list'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { ALL, checkLine, checkName, checkView } from './check-view.ts'

/** The checks within reach, the worst first. */
export async function listChecks(
  ctx: Ctx,
  { page, size, ...filter }: z.output<typeof watchApi.listChecks.input>,
): Promise<{ items: CheckLine[]; count: number; all: number }> {
  const scope = scopeOf(ctx, 'watch.read')
  const found = await listStandings(ctx.db, scope, filter, { from: (page - 1) * size, size })
  const items = await withNewest(ctx, found.items)
  const { count } = found
  const narrowed = Object.values(filter).some((value) => value !== undefined && value !== '')
  const all = narrowed ? (await listStandings(ctx.db, scope, {}, { from: 0, size: 0 })).count : count
  const systemName = await systemNames(
    ctx.db,
    items.map((item) => item.check.systemId),
  )
  return { items: items.map((item) => checkLine(item, systemName)), count, all }
}

/** What a check of this unit may name. */
export async function choices(
  ctx: Ctx,
  { unitId }: z.output<typeof watchApi.choices.input>,
): Promise<CheckChoices> {
  const scope = scopeOf(ctx, 'watch.read')
  if (!scope.unitIds.includes(unitId)) throw new Refusal('identity.no-such-unit', { id: unitId })
  const { items } = await listStandings(ctx.db, { unitIds: [unitId] }, {}, ALL)
  const { systems, devices } = await assetNames(ctx.db, unitId)
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'zh-CN')
  return {
    checks: items.map(checkName).sort(byName),
    systems: (systems as CheckChoices['systems']).toSorted(byName),
    devices: (devices as CheckChoices['devices']).toSorted(byName),
  }
}

/** One check with its settings and what is known of it. */
export async function getCheck(
  ctx: Ctx,
  input: z.output<typeof watchApi.getCheck.input>,
): Promise<CheckView> {
  const standing = await getStanding(ctx.db, scopeOf(ctx, 'watch.read'), input.checkId)
  const [known = standing] = await withNewest(ctx, [standing])
  return checkView(ctx.db, known)
}

/** Where readings lie outside the database, the newest of each check comes from there. */
async function withNewest(ctx: Ctx, standings: readonly Standing[]): Promise<readonly Standing[]> {
  const store = ctx.ports.readings(ctx.db)
  if (!store.elsewhere || standings.length === 0) return standings
  const newest = await store.newest(
    standings.map(({ check }) => check.no),
    1,
  )
  return standings.map((standing) => {
    const [reading] = newest.get(standing.check.no) ?? []
    if (!reading) return standing
    const { checkNo: _, values, ...rest } = reading
    return { ...standing, newest: { ...rest, values: [...values] } }
  })
}
