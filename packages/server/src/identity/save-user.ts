import { publicUser, type Account } from '@rongheng/core/identity/account'
import { changed } from '@rongheng/core/identity/grants'
import { leftAlone } from '@rongheng/core/identity/last-admin'
import { adminRoles } from '@rongheng/core/identity/roles'
import type { GrantLine, User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Tx } from '@rongheng/storage/db'
import { getAccount, saveAccount, unitsOfOthersInRole } from '@rongheng/storage/identity/accounts'
import { listUnits, unitTree } from '@rongheng/storage/identity/units'
import { endSessionsOf } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'

/**
 * Changes an account's name and whether it is in use; disabling ends its sessions. A frozen account is thawed by unlocking,
 * not here.
 *
 * @throws Refusal `identity.no-such-user`, `identity.own-account`, `identity.last-admin`, `kernel.stale`
 */
export async function saveUser(
  ctx: Ctx,
  input: { userId: string; name: string; state: 'active' | 'disabled'; version: number },
): Promise<User> {
  return ctx.transaction(async (tx) => {
    const before = await getAccount(tx, scopeOf(ctx, 'user.write'), input.userId)
    if (input.state === 'disabled') {
      if (before.id === ctx.actor.id) throw new Refusal('identity.own-account')
      await keepOneAdmin(tx, before, [])
    }
    const state = before.state === 'frozen' && input.state === 'active' ? 'frozen' : input.state
    const next = { ...before, name: input.name, state, version: input.version } as const
    // Coming back after months away must not meet the freeze at once.
    const awake = before.state === 'disabled' && state === 'active' ? { ...next, activeSince: ctx.now } : next
    const after = await saveAccount(tx, awake, ctx.actor.id, ctx.now)
    if (state === 'disabled') await endSessionsOf(tx, after.id, 'disabled', ctx.now)
    await audit(tx, ctx, {
      action: 'user.save',
      unitId: after.unitId,
      subjectId: after.id,
      before: publicUser(before),
      after: publicUser(after),
    })
    return publicUser(after)
  })
}

/**
 * Refuses to take an administrator's role from the last who looks after a unit in it. The example needs nobody.
 *
 * @throws Refusal `identity.last-admin`
 */
export async function keepOneAdmin(
  tx: Tx,
  before: Account,
  grantsAfter: readonly GrantLine[],
): Promise<void> {
  if (before.state !== 'active') return
  for (const role of adminRoles) {
    const unitIds = changed(before.grants, grantsAfter).flatMap((g) =>
      g.role === role && before.grants.includes(g) ? [g.unitId] : [],
    )
    if (unitIds.length === 0) continue
    const lost = (await listUnits(tx, { unitIds })).flatMap((unit) => (unit.isExample ? [] : [unit.id]))
    const kept = grantsAfter.flatMap((g) => (g.role === role ? [g.unitId] : []))
    const held = [...kept, ...(await unitsOfOthersInRole(tx, role, before.id))]
    const unitId = leftAlone(lost, held, await unitTree(tx))
    if (unitId !== null) throw new Refusal('identity.last-admin')
  }
}
