import type { kernelApi } from '@rongheng/core/kernel/api'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { lockNotices, markNoticesRead, noticesOf } from '@rongheng/storage/kernel/notice-box'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'

/** Every unit in which the person may do anything: a notice of a unit one has left is not shown any more. */
const anywhere = (ctx: Ctx): Scope => ({
  unitIds: [...new Set([...ctx.actor.permissions.values()].flatMap((scope) => scope.unitIds))],
})

/** The asker's own notices. */
export const listNotices = (
  ctx: Ctx,
  input: z.output<typeof kernelApi.listNotices.input>,
): Promise<z.input<typeof kernelApi.listNotices.output>> =>
  noticesOf(ctx.db, anywhere(ctx), ctx.actor.id, input.limit)

/** Marks the asker's own notices as read. @throws Refusal `kernel.no-such-notice` when one of them is not theirs */
export async function readNotices(
  ctx: Ctx,
  input: z.output<typeof kernelApi.readNotices.input>,
): Promise<{ read: number }> {
  return ctx.transaction(async (tx) => {
    const notices = await lockNotices(tx, anywhere(ctx), ctx.actor.id, input.ids)
    if (notices.length < new Set(input.ids).size) throw new Refusal('kernel.no-such-notice')
    const unread = notices.filter((notice) => notice.readAt === null)
    await markNoticesRead(
      tx,
      unread.map((notice) => notice.id),
      ctx.now,
    )
    for (const notice of [...unread].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)))
      await audit(tx, ctx, {
        action: 'notice.read',
        unitId: notice.unitId,
        subjectId: notice.id,
        before: notice,
        after: { ...notice, readAt: ctx.now },
      })
    return { read: unread.length }
  })
}
