import { publicUser } from '@rongheng/core/identity/account'
import { failuresCountFrom, isDormant, policyOf } from '@rongheng/core/identity/policy'
import type { Instant } from '@rongheng/core/kernel/time'
import { listAccounts, saveAccount } from '@rongheng/storage/identity/accounts'
import { dropOld, endSessionsOf } from '@rongheng/storage/identity/sessions'
import { unitTree } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'

/** Once a day: freezes accounts that slept too long, and drops what sign-in no longer needs. A second run finds nothing. */
export async function tidyAccounts(ctx: Ctx): Promise<void> {
  const policy = policyOf(ctx.ports.rulebook)
  const unitIds = (await unitTree(ctx.db)).map((unit) => unit.id)
  const sleeping = (await listAccounts(ctx.db, { unitIds })).filter(
    (account) => account.state === 'active' && isDormant(policy, account.activeSince, ctx.now),
  )
  for (const before of sleeping)
    await ctx.transaction(async (tx) => {
      const after = await saveAccount(tx, { ...before, state: 'frozen' }, ctx.actor.id, ctx.now)
      await endSessionsOf(tx, before.id, 'frozen', ctx.now)
      await audit(tx, ctx, {
        action: 'user.freeze',
        unitId: before.unitId,
        subjectId: before.id,
        before: publicUser(before),
        after: publicUser(after),
      })
    })
  const keep = policy.audit.retentionDays * 86_400_000
  await ctx.transaction((tx) => dropOld(tx, failuresCountFrom(policy, ctx.now), (ctx.now - keep) as Instant))
}
