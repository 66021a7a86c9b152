import { z } from 'zod'
import { Sm3 } from '../kernel/file.ts'
import { Day } from '../kernel/time.ts'
import { auditText, CHAIN_START, type AuditRow } from './audit.ts'

/** The first place where a chain does not hold. */
export const Broken = z.object({
  seq: z.int(),
  /**
   * `altered`: the row's content no longer gives its SM3. `missing`: the row with this number is gone. `unlinked`: the row does
   * not follow from the one before it. `cut-off`: the chain ends before a row that an anchor or the head names. `replaced`: the
   * row is whole, but its SM3 is not the one an anchor wrote down.
   */
  kind: z.enum(['altered', 'missing', 'unlinked', 'cut-off', 'replaced']),
})
export type Broken = z.infer<typeof Broken>

/** The head of one unit's chain at the end of a day, as written into the anchor file. */
export const AnchorHead = z.object({ unitId: z.string(), seq: z.int(), sm3: Sm3 })
export type AnchorHead = z.infer<typeof AnchorHead>

/** One line of the anchor file: the heads of all chains on a day, chained to the line before. */
export const Anchor = z.object({ day: Day, heads: z.array(AnchorHead), prevSm3: Sm3, sm3: Sm3 })
export type Anchor = z.infer<typeof Anchor>

/** The text whose SM3 is an anchor's `sm3`. */
export const anchorText = (anchor: Omit<Anchor, 'sm3'>): string =>
  JSON.stringify([anchor.day, anchor.heads.map((h) => [h.unitId, h.seq, h.sm3]), anchor.prevSm3])

/** How far a chain has been followed, and what was found. */
export type ChainState = {
  readonly seq: number
  readonly sm3: string
  readonly broken: Broken | null
}

/** Before the first row. */
export const chainStart: ChainState = { seq: 0, sm3: CHAIN_START, broken: null }

/**
 * Follows a chain over its next rows, in the order of their numbers; a long chain is given in parts. Stops at the first fault.
 *
 * @param hash SM3 of a text, lower-case hex
 * @param anchored what anchors say of this chain: number → SM3
 */
export function followChain(
  state: ChainState,
  rows: readonly AuditRow[],
  hash: (text: string) => string,
  anchored: ReadonlyMap<number, string>,
): ChainState {
  let { seq, sm3 } = state
  if (state.broken) return state
  for (const row of rows) {
    const fault = faultOf(row, seq + 1, sm3, hash, anchored)
    if (fault) return { seq, sm3, broken: fault }
    seq = row.seq
    sm3 = row.sm3
  }
  return { seq, sm3, broken: null }
}

function faultOf(
  row: AuditRow,
  expected: number,
  prev: string,
  hash: (text: string) => string,
  anchored: ReadonlyMap<number, string>,
): Broken | null {
  if (row.seq !== expected) return { seq: expected, kind: 'missing' }
  if (hash(auditText(row)) !== row.sm3) return { seq: row.seq, kind: 'altered' }
  if (row.prevSm3 !== prev) return { seq: row.seq, kind: 'unlinked' }
  const known = anchored.get(row.seq)
  if (known !== undefined && known !== row.sm3) return { seq: row.seq, kind: 'replaced' }
  return null
}

/** Whether a chain that was followed to its end reaches as far as the head and every anchor say. */
export function chainEnd(
  state: ChainState,
  head: { readonly seq: number; readonly sm3: string } | null,
  anchored: ReadonlyMap<number, string>,
): Broken | null {
  if (state.broken) return state.broken
  const farthest = Math.max(0, head?.seq ?? 0, ...anchored.keys())
  if (state.seq < farthest) return { seq: state.seq + 1, kind: 'cut-off' }
  if (head && head.seq === state.seq && head.sm3 !== state.sm3) return { seq: state.seq, kind: 'replaced' }
  // Rows beyond the head were never written by this program.
  if (state.seq > (head?.seq ?? 0)) return { seq: (head?.seq ?? 0) + 1, kind: 'unlinked' }
  return null
}

/** The first line of the anchor file that does not follow from the one before; null when all do. */
export function anchorsFault(anchors: readonly Anchor[], hash: (text: string) => string): string | null {
  let prev = CHAIN_START
  for (const anchor of anchors) {
    if (anchor.prevSm3 !== prev || hash(anchorText(anchor)) !== anchor.sm3) return anchor.day
    prev = anchor.sm3
  }
  return null
}
