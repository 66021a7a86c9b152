import { publicUser, type Account } from '@rongheng/core/identity/account'
import { adminRoles } from '@rongheng/core/identity/roles'
import type { User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Tx } from '@rongheng/storage/db'
import { getAccount, othersInRole, saveAccount } from '@rongheng/storage/identity/accounts'
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

/** Refuses to take the last holder of an administrator's role out of it. @throws Refusal `identity.last-admin` */
export async function keepOneAdmin(tx: Tx, before: Account, rolesAfter: readonly string[]): Promise<void> {
  for (const role of adminRoles) {
    const loses = before.grants.some((g) => g.role === role) && !rolesAfter.includes(role)
    if (loses && before.state === 'active' && (await othersInRole(tx, role, before.id)) === 0)
      throw new Refusal('identity.last-admin', { role: adminNames[role] })
  }
}

const adminNames = {
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const
