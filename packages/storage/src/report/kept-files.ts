import type { Scope } from '@rongheng/core/identity/scope'
import { FileId } from '@rongheng/core/kernel/file'
import { Instant } from '@rongheng/core/kernel/time'
import type { KeptFile } from '@rongheng/core/report/check/kept-file'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/** The files of checked reports that were kept in a project, newest first. */
export async function listKeptFiles(db: Db, scope: Scope, projectId: string): Promise<KeptFile[]> {
  const rows = await sql(db)
    .selectFrom('report_kept_file')
    .innerJoin('stored_file', 'stored_file.id', 'report_kept_file.file_id')
    .selectAll('report_kept_file')
    .select(['stored_file.name', 'stored_file.size_bytes', 'stored_file.sm3'])
    .where('report_kept_file.project_id', '=', projectId)
    .where('report_kept_file.unit_id', '=', anyOf(scope.unitIds))
    .orderBy('kept_at', 'desc')
    .orderBy('file_id')
    .execute()
  return rows.map((row) => ({
    fileId: FileId.parse(row.file_id),
    projectId: row.project_id,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    sm3: row.sm3,
    checkId: row.check_id,
    checkTitle: row.check_title,
    kept: { at: Instant.parse(row.kept_at.getTime()), by: row.kept_by, byName: row.kept_by_name },
  }))
}

/** Remembers that a stored file was kept in a project. */
export async function addKeptFile(tx: Tx, unitId: string, file: KeptFile): Promise<void> {
  await sql(tx)
    .insertInto('report_kept_file')
    .values({
      file_id: file.fileId,
      unit_id: unitId,
      project_id: file.projectId,
      check_id: file.checkId,
      check_title: file.checkTitle,
      kept_at: new Date(file.kept.at),
      kept_by: file.kept.by,
      kept_by_name: file.kept.byName,
    })
    .execute()
}
