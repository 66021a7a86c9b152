import { publicUser } from '@rongheng/core/identity/account'
import { failuresCountFrom, lockedUntil, policyOf } from '@rongheng/core/identity/policy'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { accountBy, saveAccount } from '@rongheng/storage/identity/accounts'
import { countAttempt, endSessionsOf, forgetAttempts } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { passwordFits } from './password-hash.ts'
import { acceptPassword, rememberPassword } from './password-rule.ts'

/**
 * Changes the asker's own password; their other sessions end. Guessing the current one here counts like failed sign-ins.
 *
 * @throws Refusal `identity.wrong-current-password`, `identity.locked`, `identity.password-…`
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string },
): Promise<Record<string, never>> {
  const account = await accountBy(ctx.db, { userId: ctx.actor.id })
  if (!account) throw new Refusal('identity.no-password-here')
  const policy = policyOf(ctx.ports.rulebook)
  const attempt = {
    userName: account.userName,
    ip: ctx.from.ip,
    at: ctx.now,
    from: failuresCountFrom(policy, ctx.now),
  }
  const earlier = await ctx.transaction((tx) =>
    countAttempt(tx, attempt, (seen) => lockedUntil(policy, seen, ctx.now) === null),
  )
  const locked = lockedUntil(policy, earlier, ctx.now)
  if (locked !== null)
    throw new Refusal('identity.locked', { minutes: Math.ceil((locked - ctx.now) / 60_000) })
  if (!(await passwordFits(input.current, account.passwordHash)))
    throw new Refusal('identity.wrong-current-password')
  const passwordHash = await acceptPassword(ctx, account, input)
  await ctx.transaction(async (tx) => {
    await forgetAttempts(tx, account.userName, ctx.from.ip)
    await rememberPassword(tx, ctx, account.id, account.passwordHash)
    const next = { ...account, passwordHash, passwordSetAt: ctx.now, mustChange: false, oneTimeUntil: null }
    const after = await saveAccount(tx, next, ctx.actor.id, ctx.now)
    await endSessionsOf(tx, account.id, 'password-changed', ctx.now, ctx.sessionId)
    await audit(tx, ctx, {
      action: 'user.change-password',
      unitId: account.unitId,
      subjectId: account.id,
      before: publicUser(account),
      after: publicUser(after),
    })
  })
  return {}
}
