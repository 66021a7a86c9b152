import type { GrantLine, User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { othersInRole } from '@rongheng/storage/identity/accounts'
import { getUnit } from '@rongheng/storage/identity/units'
import type { Tx } from '@rongheng/storage/db'
import { scopeOf, type Ctx } from '../ctx.ts'
import { makeAccount } from './make-account.ts'

/**
 * Makes an account with a one-time password. Roles come from whoever may grant them; the one exception is the first security
 * administrator, whom the system administrator appoints, for any of their own units, because before that nobody can grant
 * anything.
 *
 * @throws Refusal `identity.no-such-unit`, `identity.grant-not-yours`, `identity.roles-clash`, `identity.name-taken`
 */
export async function addUser(
  ctx: Ctx,
  input: { unitId: string; userName: string; name: string; grants: readonly GrantLine[] },
): Promise<{ user: User; oneTimePassword: string }> {
  return ctx.transaction(async (tx) => {
    const unit = await getUnit(tx, scopeOf(ctx, 'user.write'), input.unitId)
    if (!(await mayGrant(tx, ctx, input.grants))) throw new Refusal('identity.grant-not-yours')
    return makeAccount(tx, ctx, { ...input, isExample: unit.isExample })
  })
}

async function mayGrant(tx: Tx, ctx: Ctx, grants: readonly GrantLine[]): Promise<boolean> {
  const granting = scopeOf(ctx, 'role.grant')
  if (grants.every((g) => granting.unitIds.includes(g.unitId))) return true
  const own = scopeOf(ctx, 'user.write')
  return (
    grants.every((g) => g.role === 'security-admin' && own.unitIds.includes(g.unitId)) &&
    (await othersInRole(tx, 'security-admin', '')) === 0
  )
}
