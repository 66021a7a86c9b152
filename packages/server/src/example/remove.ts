import type { ExampleState } from '@rongheng/core/example/api'
import { simPlaces } from '@rongheng/core/example/watch/targets'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { countExample, exampleUnitTree, removeUnits } from '@rongheng/storage/example/remove'
import { getReachPolicy, saveReachPolicy } from '@rongheng/storage/assets/reach-policy'
import type { Db, Tx } from '@rongheng/storage/db'
import { exampleSims } from '@rongheng/storage/example/sims'
import { hashesOf, unnamedHashes } from '@rongheng/storage/kernel/files'
import { rootUnitId } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'

/** Whether the example center is there. It is no unit's business data, so the permission alone decides. */
export const exampleState = (ctx: Ctx): Promise<ExampleState> => stateOf(ctx.db)

/**
 * Removes the example center in one step: its units, all that belongs to them, its accounts, and the bytes of files that no
 * other unit keeps. The audit rows stay, and one more says who removed it.
 *
 * @throws Refusal `example.not-there` when it was removed before
 */
export async function removeExample(ctx: Ctx): Promise<ExampleState> {
  const { state, unnamed } = await ctx.transaction(async (tx) => {
    const units = await exampleUnitTree(tx)
    const [top] = units
    if (!top) throw new Refusal('example.not-there')
    const before = await stateOf(tx)
    const unitIds = units.map((u) => u.id)
    const hashes = await hashesOf(tx, unitIds)
    await forbidPlaces(tx, ctx)
    await removeUnits(tx, unitIds)
    await audit(tx, ctx, {
      action: 'example.remove',
      // Where somebody is left to read it: nobody's reach goes to units that are gone.
      unitId: (await rootUnitId(tx)) ?? top.id,
      subjectId: top.id,
      subjectName: top.name,
      before,
    })
    return { state: await stateOf(tx), unnamed: await unnamedHashes(tx, hashes) }
  })
  // After the commit: cut short here, bytes are left over that nobody names; before it, records would have lost theirs.
  for (const sm3 of unnamed) await ctx.ports.files.remove(sm3)
  return state
}

/** Takes the places of the simulators out of what may be reached; what an administrator allowed besides stays. */
async function forbidPlaces(tx: Tx, ctx: Ctx): Promise<void> {
  const sims = await exampleSims(tx)
  if (!sims) return
  const policy = await getReachPolicy(tx)
  const places = new Set(simPlaces(sims.firstPort))
  const own = policy.own.filter((place) => !places.has(place))
  await saveReachPolicy(tx, { ranges: policy.ranges, own, version: policy.version }, ctx.now)
}

async function stateOf(db: Db): Promise<ExampleState> {
  const units = await exampleUnitTree(db)
  const ids = units.map((u) => u.id)
  const sims = await exampleSims(db)
  return {
    present: units.length > 0,
    units: units.map((u) => u.name),
    ...(await countExample(db, ids)),
    filling: sims !== null && !sims.filled,
  }
}
