import { Refusal } from '@rongheng/core/kernel/refusal'
import type { importApi } from '@rongheng/core/watch/import-api'
import { type ImportOrigin, readImport } from '@rongheng/core/watch/import-list'
import { type Proposal, settleNames } from '@rongheng/core/watch/import-proposal'
import type { CheckId } from '@rongheng/core/watch/ids'
import { say } from '@rongheng/core/watch/said/saying'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { checksOfUnit } from '@rongheng/storage/watch/checks'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { pauseChecks } from './pause-checks.ts'
import { firstOutside } from './reachable.ts'
import { createCheck } from './save-check.ts'

/** What the rows of a foreign list would become. @throws Refusal `watch.list-not-known`, `watch.list-too-long` */
export async function readList(
  ctx: Ctx,
  { unitId }: z.output<typeof importApi.read.input>,
  bytes: Uint8Array,
): Promise<{ origin: ImportOrigin; rows: Proposal[] }> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const read = readImport(ctx.ports.readYaml(new TextDecoder().decode(bytes)))
  if (read === null) throw new Refusal('watch.list-not-known')
  if ('tooMany' in read) throw new Refusal('watch.list-too-long', { rows: read.tooMany })
  const taken = new Set((await checksOfUnit(ctx.db, unitId)).map((check) => check.name))
  const policy = await getReachPolicy(ctx.db)
  const reached = read.rows.map((row): Proposal => {
    const outside = row.entry && firstOutside(policy, row.entry.settings)
    if (outside === null) return row
    return {
      ...row,
      fate: 'out-of-reach',
      remark: say('import.out-of-reach', { address: outside }),
      entry: null,
    }
  })
  return { origin: read.origin, rows: settleNames(reached, taken) }
}

/** Sets up the chosen checks. One that is refused keeps none of the others back. */
export async function importChecks(
  ctx: Ctx,
  { unitId, checks }: z.output<typeof importApi.write.input>,
): Promise<z.input<typeof importApi.write.output>> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const made: { id: CheckId; name: string }[] = []
  const refused: { name: string; code: string; facts: Record<string, string | number> }[] = []
  for (const { paused, ...entry } of checks) {
    try {
      const { view } = await createCheck(ctx, { ...entry, unitId })
      if (paused) await pauseChecks(ctx, { checkIds: [view.check.id], paused })
      made.push({ id: view.check.id, name: view.check.name })
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      refused.push({ name: entry.name, code: cause.code, facts: { ...cause.facts } })
    }
  }
  return { made, refused }
}
