import { getAccount } from '@rongheng/storage/identity/accounts'
import { endSessionsOf } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'

/** Ends every session of an account. @throws Refusal `identity.no-such-user` */
export async function endSessions(ctx: Ctx, input: { userId: string }): Promise<{ ended: number }> {
  return ctx.transaction(async (tx) => {
    const account = await getAccount(tx, scopeOf(ctx, 'session.revoke'), input.userId)
    const ended = await endSessionsOf(tx, account.id, 'revoked', ctx.now)
    await audit(tx, ctx, {
      action: 'session.revoke',
      unitId: account.unitId,
      subjectId: account.id,
      subjectName: account.name,
      after: { ended },
    })
    return { ended }
  })
}
