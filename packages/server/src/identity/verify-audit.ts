import {
  anchorsFault,
  chainEnd,
  chainStart,
  followChain,
  type Anchor,
  type Broken,
} from '@rongheng/core/identity/chain'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Day, Instant } from '@rongheng/core/kernel/time'
import { chainHeads, chainRows, type ChainHead } from '@rongheng/storage/identity/audit-rows'
import { listUnits } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { readAnchors } from './anchor-audit.ts'

const PART = 2000

// About five seconds of a request. The command line takes any number.
const MOST_ON_WEB = 300_000

/** What a verification found. */
export type Verified = {
  readonly chains: { unitId: string; unitName: string; rows: number; broken: Broken | null }[]
  readonly anchoredUntilOn: Day | null
  /** Where the anchor file itself does not hold; null when it does. */
  readonly anchorsBroken: string | null
  readonly checkedAt: Instant
}

/**
 * Recomputes the chains within reach (on the command line: all there are), holds them against their heads and the anchors,
 * and names the first broken row of each. The verification is itself audited.
 *
 * @throws Refusal `identity.audit-too-long` on the web, when there are more rows than a page should wait for
 */
export async function verifyAudit(ctx: Ctx): Promise<Verified> {
  const scope = scopeOf(ctx, 'audit.verify')
  const { anchors, fault } = await anchorsOf(ctx)
  const heads = await chainHeads(ctx.db, ctx.from.via === 'cli' ? null : scope)
  const rows = heads.reduce((sum, head) => sum + head.lastSeq, 0)
  if (ctx.from.via === 'web' && rows > MOST_ON_WEB)
    throw new Refusal('identity.audit-too-long', { rows, most: MOST_ON_WEB })
  const names = new Map((await listUnits(ctx.db, scope)).map((u) => [u.id as string, u.name]))
  const chains: Verified['chains'] = []
  for (const head of headsAndAnchored(heads, anchors, ctx.from.via === 'cli' ? null : scope.unitIds)) {
    const broken = await verifyChain(ctx, head, anchors)
    chains.push({ unitId: head.unitId, unitName: names.get(head.unitId) ?? '', rows: head.lastSeq, broken })
  }
  const whole = fault === null && chains.every((chain) => chain.broken === null)
  await ctx.transaction(async (tx) => {
    for (const { unitId, unitName } of chains)
      await audit(tx, ctx, {
        action: 'audit.verify',
        unitId,
        subjectId: unitId,
        subjectName: unitName,
        result: whole ? 'done' : 'failed',
      })
  })
  const anchoredUntilOn = anchors.at(-1)?.day ?? null
  return { chains, anchoredUntilOn, anchorsBroken: fault, checkedAt: ctx.now }
}

async function anchorsOf(ctx: Ctx): Promise<{ anchors: Anchor[]; fault: string | null }> {
  try {
    const anchors = await readAnchors(ctx)
    return { anchors, fault: anchorsFault(anchors, sm3) }
  } catch {
    return { anchors: [], fault: '?' }
  }
}

// A chain deleted as a whole has no head either: its anchors still name it.
function headsAndAnchored(
  heads: readonly ChainHead[],
  anchors: readonly Anchor[],
  within: readonly string[] | null,
): ChainHead[] {
  const known = new Set(heads.map((head) => head.unitId))
  const gone = new Set(
    anchors
      .flatMap((anchor) => anchor.heads.map((head) => head.unitId))
      .filter((unitId) => !known.has(unitId) && (within === null || within.includes(unitId))),
  )
  return [...heads, ...[...gone].map((unitId) => ({ unitId, seq: 0, sm3: '', lastSeq: 0 }))]
}

async function verifyChain(ctx: Ctx, head: ChainHead, anchors: readonly Anchor[]): Promise<Broken | null> {
  const anchored = new Map(
    anchors.flatMap((a) =>
      a.heads.filter((h) => h.unitId === head.unitId).map((h) => [h.seq, h.sm3] as const),
    ),
  )
  let state = chainStart
  while (state.broken === null) {
    const rows = (await chainRows(ctx.db, head.unitId, state.seq + 1, PART)).filter(
      (r) => r.seq <= head.lastSeq,
    )
    if (rows.length === 0) break
    state = followChain(state, rows, sm3, anchored)
  }
  return chainEnd(state, head, anchored)
}
