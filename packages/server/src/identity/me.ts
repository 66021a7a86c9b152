import type { Me } from '@rongheng/core/identity/me'
import { treeOrder } from '@rongheng/core/identity/unit-tree'
import { isAdmin, passwordExpires, policyOf } from '@rongheng/core/identity/policy'
import { accountBy } from '@rongheng/storage/identity/accounts'
import { listUnits } from '@rongheng/storage/identity/units'
import type { Ctx } from '../ctx.ts'

/** Who is asking, what they may do and where. */
export async function me(ctx: Ctx): Promise<Me> {
  const { actor } = ctx
  const account = await accountBy(ctx.db, { userId: actor.id })
  const rule = policyOf(ctx.ports.rulebook).password
  const admin = isAdmin(actor.grants.map((g) => g.role))
  const reached = new Set([...actor.permissions.values()].flatMap((scope) => scope.unitIds))
  const units = await listUnits(ctx.db, { unitIds: [...reached] })
  const expires = account && passwordExpires(policyOf(ctx.ports.rulebook), account.passwordSetAt)
  const expired = expires !== null && expires <= ctx.now
  return {
    id: actor.id,
    userName: account?.userName ?? actor.name,
    name: actor.name,
    grants: account?.grants ?? [],
    permissions: Object.fromEntries([...actor.permissions].map(([p, scope]) => [p, [...scope.unitIds]])),
    units: treeOrder(units).map(({ unit: { id, parentId, name } }) => ({ id, parentId, name })),
    mustChangePassword: account !== null && (account.mustChange || expired),
    passwordExpired: expired,
    passwordExpiresAt: expires,
    previousVisitAt: account?.previousVisitAt ?? null,
    passwordRule: {
      minLength: admin ? rule.adminMinLength : rule.minLength,
      classes: rule.classes,
      history: rule.history,
    },
  }
}
