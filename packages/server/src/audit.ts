import { auditText, nameOf, type AuditResult } from '@rongheng/core/identity/audit'
import { canonical } from '@rongheng/core/kernel/canonical'
import type { Tx } from '@rongheng/storage/db'
import { appendAuditRow, lockChain } from '@rongheng/storage/identity/audit-rows'
import type { Ctx } from './ctx.ts'
import { sm3 } from './sm3.ts'

/** What was done, for the audit. */
export type Act = {
  /** `<thing>.<verb>`, e.g. `project.save`, `report.export`. */
  readonly action: string
  readonly unitId: string
  readonly subjectId: string
  /** The record before and after; left out or null where there is none. JSON-safe. */
  readonly before?: unknown
  readonly after?: unknown
  /** `done` unless said otherwise. */
  readonly result?: AuditResult
  /** What people call the subject; taken from the records' name, title or code when left out. */
  readonly subjectName?: string
}

/**
 * Writes one audit row at the end of the unit's chain, in the transaction of what it tells of. The chain stays locked until
 * that commits: call it last, and units in the order of their ids when an act touches several.
 */
export async function audit(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const head = await lockChain(tx, act.unitId)
  const row = {
    unitId: act.unitId,
    seq: head.seq + 1,
    at: ctx.now,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    via: ctx.from.via,
    ip: ctx.from.ip,
    requestId: ctx.requestId,
    action: act.action,
    subjectId: act.subjectId,
    subjectName: act.subjectName ?? nameOf(act.after, act.before),
    result: act.result ?? 'done',
    beforeSm3: hashOf(act.before),
    afterSm3: hashOf(act.after),
    prevSm3: head.sm3,
  } as const
  await appendAuditRow(tx, { ...row, sm3: sm3(auditText(row)) })
}

const hashOf = (record: unknown): string | null =>
  record === undefined || record === null ? null : sm3(canonical(record))
