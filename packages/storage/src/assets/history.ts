import { AssetDocument, AssetEvent } from '@rongheng/core/assets/history'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { storedFiles } from '../kernel/files.ts'
import { anyOf, sql } from '../sql.ts'
import type { AssetEventRow } from './tables.ts'

const MOST_EVENTS = 500

/** What happened to a thing, newest first; the newest 500. */
export async function listEvents(db: Db, scope: Scope, subjectId: string): Promise<AssetEvent[]> {
  const rows = await sql(db)
    .selectFrom('asset_event')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_EVENTS)
    .execute()
  return rows.map(toEvent)
}

/** Adds to the history of a thing. */
export async function addEvent(tx: Tx, event: AssetEvent): Promise<void> {
  await sql(tx)
    .insertInto('asset_event')
    .values({
      id: event.id,
      unit_id: event.unitId,
      subject_id: event.subjectId,
      kind: event.kind,
      happened_on: event.happenedOn,
      text: event.text,
      cost_fen: event.costFen,
      vendor_id: event.vendorId,
      photo_id: event.photoId,
      recorded_at: new Date(event.recordedAt),
      recorded_by: event.recordedBy,
      recorded_by_name: event.recordedByName,
    })
    .execute()
}

/** The files that are kept with a thing, newest first. */
export async function listDocuments(db: Db, scope: Scope, subjectId: string): Promise<AssetDocument[]> {
  const rows = await sql(db)
    .selectFrom('asset_document')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  const files = await storedFiles(
    db,
    scope,
    rows.map((row) => row.file_id),
  )
  return rows.map((row) =>
    AssetDocument.parse({
      id: row.id,
      unitId: row.unit_id,
      subjectId: row.subject_id,
      file: files.find((file) => file.id === row.file_id),
      note: row.note,
      addedAt: row.added_at.getTime(),
      addedBy: row.added_by,
      addedByName: row.added_by_name,
    }),
  )
}

/** One file of a thing. @throws Refusal `kernel.no-such-file` */
export async function getDocument(
  db: Db,
  scope: Scope,
  of: { readonly subjectId: string; readonly documentId: string },
): Promise<AssetDocument> {
  const found = (await listDocuments(db, scope, of.subjectId)).find((one) => one.id === of.documentId)
  if (!found) throw new Refusal('kernel.no-such-file', { id: of.documentId })
  return found
}

/** Keeps a file with a thing; the file itself is stored before. */
export async function addDocument(tx: Tx, document: AssetDocument): Promise<void> {
  await sql(tx)
    .insertInto('asset_document')
    .values({
      id: document.id,
      unit_id: document.unitId,
      subject_id: document.subjectId,
      file_id: document.file.id,
      note: document.note,
      added_at: new Date(document.addedAt),
      added_by: document.addedBy,
      added_by_name: document.addedByName,
    })
    .execute()
}

/** Takes a file off a thing. */
export async function removeDocument(tx: Tx, documentId: string, now: number): Promise<void> {
  await sql(tx)
    .updateTable('asset_document')
    .set({ removed_at: new Date(now) })
    .where('id', '=', documentId)
    .execute()
}

const toEvent = (row: Selectable<AssetEventRow>): AssetEvent =>
  AssetEvent.parse({
    id: row.id,
    unitId: row.unit_id,
    subjectId: row.subject_id,
    kind: row.kind,
    happenedOn: row.happened_on,
    text: row.text,
    costFen: row.cost_fen,
    vendorId: row.vendor_id,
    photoId: row.photo_id,
    recordedAt: row.recorded_at.getTime(),
    recordedBy: row.recorded_by,
    recordedByName: row.recorded_by_name,
  })
