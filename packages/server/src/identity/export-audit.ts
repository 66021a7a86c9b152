import { auditCsv } from '@rongheng/core/identity/audit-csv'
import type { Download } from '@rongheng/core/kernel/file'
import { dayOf } from '@rongheng/core/kernel/time'
import { findAudit, type AuditFilter } from '@rongheng/storage/identity/audit-search'
import { listUnits } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'

const MOST = 100_000

/** The audit within reach as CSV for Excel and WPS. The export writes an audit row in every unit it took rows from. */
export async function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<Download> {
  const scope = scopeOf(ctx, 'audit.read')
  const { rows } = await findAudit(ctx.db, scope, filter, MOST, 0)
  const units = await listUnits(ctx.db, scope)
  await ctx.transaction(async (tx) => {
    for (const unitId of [...new Set(rows.map((row) => row.unitId))].sort())
      await audit(tx, ctx, {
        action: 'audit.export',
        unitId,
        subjectId: unitId,
        subjectName: units.find((u) => u.id === unitId)?.name ?? '',
        after: { filter, rows: rows.filter((row) => row.unitId === unitId).length },
      })
  })
  const names = new Map(units.map((u) => [u.id as string, u.name]))
  return {
    name: `审计记录-${dayOf(ctx.now)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(auditCsv(rows, names)),
  }
}
