import type { Scope } from '@rongheng/core/identity/scope'
import { StoredFile } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { StoredFileRow } from './tables.ts'

/** Remembers a file whose bytes already lie in the file store. */
export async function addStoredFile(tx: Tx, file: StoredFile): Promise<void> {
  await sql(tx)
    .insertInto('stored_file')
    .values({
      id: file.id,
      unit_id: file.unitId,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      sm3: file.sm3,
      stored_at: new Date(file.storedAt),
      stored_by: file.storedBy,
    })
    .execute()
}

/** Files by their ids; those outside the scope are left out. */
export async function storedFiles(db: Db, scope: Scope, ids: readonly string[]): Promise<StoredFile[]> {
  const rows = await sql(db)
    .selectFrom('stored_file')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('id')
    .execute()
  return rows.map(toStoredFile)
}

/** One file. @throws Refusal `kernel.no-such-file` when it does not exist or is outside the scope */
export async function getStoredFile(db: Db, scope: Scope, fileId: string): Promise<StoredFile> {
  const [file] = await storedFiles(db, scope, [fileId])
  if (!file) throw new Refusal('kernel.no-such-file', { id: fileId })
  return file
}

/** The SM3 of every file that these units keep. */
export async function hashesOf(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const rows = await sql(db)
    .selectFrom('stored_file')
    .select('sm3')
    .distinct()
    .where('unit_id', '=', anyOf(unitIds))
    .execute()
  return rows.map((row) => row.sm3)
}

/** Which of these SM3 no file of any unit has any more: their bytes may go. */
export async function unnamedHashes(db: Db, hashes: readonly string[]): Promise<string[]> {
  const rows = await sql(db)
    .selectFrom('stored_file')
    .select('sm3')
    .distinct()
    .where('sm3', '=', anyOf(hashes))
    .execute()
  const named = new Set(rows.map((row) => row.sm3))
  return hashes.filter((sm3) => !named.has(sm3))
}

const toStoredFile = (row: Selectable<StoredFileRow>): StoredFile =>
  StoredFile.parse({
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
    sm3: row.sm3,
    storedAt: row.stored_at.getTime(),
    storedBy: row.stored_by,
  })
