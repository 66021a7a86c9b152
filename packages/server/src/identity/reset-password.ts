import { publicUser } from '@rongheng/core/identity/account'
import { isAdmin, oneTimeUntil, policyOf } from '@rongheng/core/identity/policy'
import type { User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { getAccount, saveAccount } from '@rongheng/storage/identity/accounts'
import { endSessionsOf, forgetAttempts } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'
import { hashPassword, newOneTimePassword } from './password-hash.ts'
import { rememberPassword } from './password-rule.ts'

/**
 * Gives an account a new one-time password and ends its sessions. An administrator's only from the command line: on the web
 * one administrator could become another that way. From there it also thaws a frozen account, since nobody may be left to.
 *
 * @throws Refusal `identity.no-such-user`, `identity.reset-admin-here`
 */
export async function resetPassword(
  ctx: Ctx,
  input: { userId: string },
): Promise<{ user: User; oneTimePassword: string }> {
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)
  return ctx.transaction(async (tx) => {
    const before = await getAccount(tx, scopeOf(ctx, 'user.write'), input.userId)
    if (isAdmin(before.grants.map((g) => g.role)) && ctx.from.via !== 'cli')
      throw new Refusal('identity.reset-admin-here')
    await rememberPassword(tx, ctx, before.id, before.passwordHash)
    const thaw = ctx.from.via === 'cli' ? ({ state: 'active', activeSince: ctx.now } as const) : {}
    const next = {
      ...before,
      ...thaw,
      passwordHash,
      passwordSetAt: ctx.now,
      mustChange: true,
      oneTimeUntil: oneTimeUntil(policyOf(ctx.ports.rulebook), ctx.now),
    }
    const after = await saveAccount(tx, next, ctx.actor.id, ctx.now)
    await endSessionsOf(tx, after.id, 'password-reset', ctx.now)
    if (ctx.from.via === 'cli') await forgetAttempts(tx, after.userName)
    const user = publicUser(after)
    await audit(tx, ctx, {
      action: 'user.reset-password',
      unitId: user.unitId,
      subjectId: user.id,
      before: publicUser(before),
      after: user,
    })
    return { user, oneTimePassword }
  })
}
