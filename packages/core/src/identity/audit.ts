import { z } from 'zod'
import { canonical } from '../kernel/canonical.ts'
import { Sm3 } from '../kernel/file.ts'
import { Instant } from '../kernel/time.ts'

/** How an act ended. */
export const AuditResult = z.enum(['done', 'refused', 'failed'])
export type AuditResult = z.infer<typeof AuditResult>

/** One act of one person, in the chain of one unit. Never changed, never deleted. @source docs/rules/mlps.md#audit */
export const AuditRow = z.object({
  unitId: z.string(),
  /** 1, 2, 3 … without gaps within a unit. */
  seq: z.int(),
  at: Instant,
  actorId: z.string(),
  actorName: z.string(),
  via: z.enum(['web', 'cli', 'job']),
  ip: z.string(),
  requestId: z.string(),
  /** `<thing>.<verb>`, e.g. `project.save`, `report.export`. */
  action: z.string(),
  subjectId: z.string(),
  /** What people call the subject, at that time. */
  subjectName: z.string(),
  result: AuditResult,
  /** SM3 of the record before and after, as `canonical` writes it; null where there was none. */
  beforeSm3: Sm3.nullable(),
  afterSm3: Sm3.nullable(),
  /** SM3 of the row before, 64 zeros for the first. */
  prevSm3: Sm3,
  sm3: Sm3,
})
export type AuditRow = z.infer<typeof AuditRow>

/** What stands before the first row of a chain. */
export const CHAIN_START = '0'.repeat(64)

/** The text whose SM3 is the row's `sm3`: every field, the link to the row before included. */
export function auditText(row: Omit<AuditRow, 'sm3'>): string {
  const { unitId, seq, at, actorId, actorName, via, ip, requestId, action, subjectId, subjectName } = row
  const { result, beforeSm3, afterSm3, prevSm3 } = row
  return canonical([
    [unitId, seq, at, actorId, actorName, via, ip, requestId, action, subjectId, subjectName],
    [result, beforeSm3, afterSm3, prevSm3],
  ])
}

/** What people call a record: its name, title or code, "" when it has none. */
export function nameOf(...records: readonly unknown[]): string {
  for (const record of records) {
    if (typeof record !== 'object' || record === null) continue
    for (const key of ['name', 'title', 'code', 'userName']) {
      const value = (record as Record<string, unknown>)[key]
      if (typeof value === 'string' && value !== '') return value.slice(0, 200)
    }
  }
  return ''
}
