import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Instant } from '@rongheng/core/kernel/time'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { EvidenceRow } from './tables.ts'

/** A file that is evidence of a project, and for which of its indicators. */
export type EvidenceLink = {
  readonly fileId: string
  readonly unitId: string
  readonly projectId: string
  readonly note: string
  readonly indicatorIds: readonly string[]
  /** When, by whom and why it was taken back; null while it counts. */
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly why: string } | null
}

/** The evidence of some projects, oldest first. */
export async function listEvidence(
  db: Db,
  scope: Scope,
  projectIds: readonly string[],
): Promise<EvidenceLink[]> {
  const rows = await sql(db)
    .selectFrom('evidence')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('file_id')
    .execute()
  return withIndicators(db, scope, rows)
}

/** One evidence file. @throws Refusal `evaluate.no-such-evidence` when it is none, or outside the scope */
export async function getEvidence(db: Db, scope: Scope, fileId: string): Promise<EvidenceLink> {
  const rows = await sql(db)
    .selectFrom('evidence')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .execute()
  const [found] = await withIndicators(db, scope, rows)
  if (!found) throw new Refusal('evaluate.no-such-evidence', { id: fileId })
  return found
}

/** Writes what a file is evidence of, in place of what was said before. */
export async function saveEvidence(tx: Tx, link: EvidenceLink): Promise<void> {
  await sql(tx)
    .insertInto('evidence')
    .values({
      file_id: link.fileId,
      unit_id: link.unitId,
      project_id: link.projectId,
      note: link.note,
      ...withdrawal(link),
    })
    .onConflict((c) => c.column('file_id').doUpdateSet({ note: link.note, ...withdrawal(link) }))
    .execute()
  await sql(tx).deleteFrom('evidence_indicator').where('file_id', '=', link.fileId).execute()
  for (const indicatorId of new Set(link.indicatorIds))
    await sql(tx)
      .insertInto('evidence_indicator')
      .values({ file_id: link.fileId, indicator_id: indicatorId, unit_id: link.unitId })
      .execute()
}

const withdrawal = ({ withdrawn }: EvidenceLink) => ({
  withdrawn_at: withdrawn && new Date(withdrawn.at),
  withdrawn_by: withdrawn && withdrawn.by,
  withdrawn_why: withdrawn && withdrawn.why,
})

async function withIndicators(db: Db, scope: Scope, rows: readonly EvidenceRow[]): Promise<EvidenceLink[]> {
  if (rows.length === 0) return []
  const links = await sql(db)
    .selectFrom('evidence_indicator')
    .selectAll()
    .where('file_id', '=', anyOf(rows.map((row) => row.file_id)))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('indicator_id')
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    unitId: row.unit_id,
    projectId: row.project_id,
    note: row.note,
    withdrawn: row.withdrawn_at && {
      at: Instant.parse(row.withdrawn_at.getTime()),
      by: row.withdrawn_by ?? '',
      why: row.withdrawn_why ?? '',
    },
    indicatorIds: links.filter((l) => l.file_id === row.file_id).map((l) => l.indicator_id),
  }))
}
