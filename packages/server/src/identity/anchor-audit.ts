import { Anchor, anchorText } from '@rongheng/core/identity/chain'
import { CHAIN_START } from '@rongheng/core/identity/audit'
import { dayOf } from '@rongheng/core/kernel/time'
import { chainHeads } from '@rongheng/storage/identity/audit-rows'
import type { Ctx } from '../ctx.ts'
import { sm3 } from '../sm3.ts'

/** The anchors written so far, oldest first. @throws Error when a line is not an anchor: the file was tampered with */
export async function readAnchors(ctx: Ctx): Promise<Anchor[]> {
  return (await ctx.ports.anchors.lines()).map((line) => Anchor.parse(JSON.parse(line)))
}

/** Writes the heads of all chains into the file outside the database, once a day: a chain cut off later is then shorter than its anchor. */
export async function anchorAudit(ctx: Ctx): Promise<void> {
  const day = dayOf(ctx.now)
  const last = (await readAnchors(ctx)).at(-1)
  if (last && last.day >= day) return
  const heads = (await chainHeads(ctx.db, null)).map(({ unitId, seq, sm3: hash }) => ({
    unitId,
    seq,
    sm3: hash,
  }))
  const anchor = { day, heads, prevSm3: last?.sm3 ?? CHAIN_START }
  await ctx.ports.anchors.append(JSON.stringify({ ...anchor, sm3: sm3(anchorText(anchor)) }))
}
