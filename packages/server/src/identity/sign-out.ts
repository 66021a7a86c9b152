import { accountBy } from '@rongheng/storage/identity/accounts'
import { endSession } from '@rongheng/storage/identity/sessions'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'

/** Ends the session the call came with. */
export async function signOut(ctx: Ctx): Promise<Record<string, never>> {
  const { sessionId } = ctx
  const account = await accountBy(ctx.db, { userId: ctx.actor.id })
  if (sessionId !== undefined && account)
    await ctx.transaction(async (tx) => {
      await endSession(tx, sessionId, 'signed-out', ctx.now)
      await audit(tx, ctx, {
        action: 'session.end',
        unitId: account.unitId,
        subjectId: sessionId,
        subjectName: account.userName,
      })
    })
  return {}
}
