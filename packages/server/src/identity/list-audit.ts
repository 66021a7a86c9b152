import type { AuditRow } from '@rongheng/core/identity/audit'
import { findAudit, type AuditFilter } from '@rongheng/storage/identity/audit-search'
import { scopeOf, type Ctx } from '../ctx.ts'

const PAGE = 50

/** One page of the audit within reach, newest first. */
export async function listAudit(
  ctx: Ctx,
  input: AuditFilter & { page: number },
): Promise<{ rows: AuditRow[]; total: number; pageSize: number }> {
  const { page, ...filter } = input
  const found = await findAudit(ctx.db, scopeOf(ctx, 'audit.read'), filter, PAGE, (page - 1) * PAGE)
  return { ...found, pageSize: PAGE }
}
