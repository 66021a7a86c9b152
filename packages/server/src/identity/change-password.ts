import { publicUser } from '@rongheng/core/identity/account'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { accountBy, saveAccount } from '@rongheng/storage/identity/accounts'
import { endSessionsOf, forgetAttempts } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { passwordFits } from './password-hash.ts'
import { reserveAttempt } from './reserve-attempt.ts'
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
  await reserveAttempt(ctx, account.userName)
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
