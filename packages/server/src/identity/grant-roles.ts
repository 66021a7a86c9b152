import { publicUser } from '@rongheng/core/identity/account'
import { tidyGrants, whyNotGrant } from '@rongheng/core/identity/grants'
import type { GrantLine, User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { getAccount, saveAccount } from '@rongheng/storage/identity/accounts'
import { endSessionsOf } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'
import { keepOneAdmin } from './save-user.ts'

/**
 * Sets which roles an account holds at which units. Its sessions end, so nothing goes on under the old roles.
 *
 * @throws Refusal `identity.no-such-user`, `identity.own-grant`, `identity.roles-clash`, `identity.no-such-unit`,
 *   `identity.last-admin`, `kernel.stale`
 */
export async function grantRoles(
  ctx: Ctx,
  input: { userId: string; grants: readonly GrantLine[]; version: number },
): Promise<User> {
  return ctx.transaction(async (tx) => {
    const scope = scopeOf(ctx, 'role.grant')
    const before = await getAccount(tx, scope, input.userId)
    const grants = tidyGrants(input.grants)
    const own = before.id === ctx.actor.id
    const refusal = whyNotGrant({ before: before.grants, after: grants, scope, own })
    if (refusal) throw new Refusal(refusal)
    await keepOneAdmin(tx, before, grants)
    const after = await saveAccount(tx, { ...before, grants, version: input.version }, ctx.actor.id, ctx.now)
    await endSessionsOf(tx, after.id, 'roles-changed', ctx.now)
    await audit(tx, ctx, {
      action: 'user.grant',
      unitId: after.unitId,
      subjectId: after.id,
      before: publicUser(before),
      after: publicUser(after),
    })
    return publicUser(after)
  })
}
