import type { reachApi } from '@rongheng/core/assets/reach-policy'
import type { KeptReachPolicy } from '@rongheng/core/assets/reach-policy'
import { getReachPolicy, saveReachPolicy as writeReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { rootUnitId } from '@rongheng/storage/identity/units'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'

/** What the program may be told to reach, as it stands now. */
export const reachPolicy = (ctx: Pick<Ctx, 'db'>): Promise<KeptReachPolicy> => getReachPolicy(ctx.db)

/** Changes it; who did is in the audit of the top unit. @throws Refusal `kernel.stale` */
export async function saveReachPolicy(
  ctx: Ctx,
  input: z.output<typeof reachApi.savePolicy.input>,
): Promise<KeptReachPolicy> {
  const tidy = (lines: readonly string[]) => [...new Set(lines.map((line) => line.trim()))]
  return ctx.transaction(async (tx) => {
    const before = await getReachPolicy(tx)
    const next = { ranges: tidy(input.ranges), own: tidy(input.own), version: input.version }
    const after = await writeReachPolicy(tx, next, ctx.now)
    const root = await rootUnitId(tx)
    if (root !== null)
      await audit(tx, ctx, { action: 'reach.save', unitId: root, subjectId: 'reach', before, after })
    return after
  })
}
