import { publicUser } from '@rongheng/core/identity/account'
import type { User } from '@rongheng/core/identity/user'
import { getAccount, saveAccount } from '@rongheng/storage/identity/accounts'
import { forgetAttempts } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'

/** Lifts the lock after failed sign-ins and the freeze of a sleeping account. @throws Refusal `identity.no-such-user` */
export async function unlockUser(ctx: Ctx, input: { userId: string }): Promise<User> {
  return ctx.transaction(async (tx) => {
    const before = await getAccount(tx, scopeOf(ctx, 'user.unlock'), input.userId)
    await forgetAttempts(tx, before.userName)
    const state = before.state === 'frozen' ? 'active' : before.state
    const after = await saveAccount(tx, { ...before, state, activeSince: ctx.now }, ctx.actor.id, ctx.now)
    await audit(tx, ctx, {
      action: 'user.unlock',
      unitId: after.unitId,
      subjectId: after.id,
      before: publicUser(before),
      after: publicUser(after),
    })
    return publicUser(after)
  })
}
