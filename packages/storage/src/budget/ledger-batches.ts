import { BatchState, LedgerBatch } from '@rongheng/core/budget/ledger-batch'
import type { LedgerColumns, LedgerField, UnitTitle } from '@rongheng/core/budget/ledger-columns'
import type { BatchId } from '@rongheng/core/budget/payment'
import type { ProjectId } from '@rongheng/core/budget/project'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant, Year } from '@rongheng/core/kernel/time'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { LedgerBatchRow } from './ledger-tables.ts'

/** What the person wished for when handing the file in: its year, and the project of rows that name none. */
export type LedgerWish = {
  readonly year: Year
  /** False when nobody said a year and this is only today's: then the file may know better. */
  readonly yearSaid: boolean
  readonly projectId: ProjectId | null
}

/** A batch with what only the server needs of it. */
export type KeptBatch = LedgerBatch & {
  readonly wish: LedgerWish
  /** The columns as the header alone suggests them. */
  readonly suggested: LedgerColumns
}

const select = (db: Db) =>
  sql(db)
    .selectFrom('ledger_batch')
    .innerJoin('stored_file', 'stored_file.id', 'ledger_batch.file_id')
    .selectAll('ledger_batch')
    .select(['stored_file.name as file_name', 'stored_file.sm3'])

/** @throws Refusal `budget.no-such-batch` */
export async function getBatch(db: Db, scope: Scope, id: BatchId): Promise<KeptBatch> {
  const row = await select(db)
    .where('ledger_batch.id', '=', id)
    .where('ledger_batch.unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('budget.no-such-batch', { id })
  return toBatch(row)
}

/** As `getBatch`, and nobody else changes it until the transaction ends. */
export async function lockBatch(tx: Tx, scope: Scope, id: BatchId): Promise<KeptBatch> {
  await sql(tx)
    .selectFrom('ledger_batch')
    .select('id')
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .execute()
  return getBatch(tx, scope, id)
}

/** Imports newest first, twenty a page; discarded ones only when asked for. */
export async function listBatches(
  db: Db,
  scope: Scope,
  filter: { readonly page: number; readonly state?: BatchState | undefined },
): Promise<{ items: KeptBatch[]; count: number }> {
  const within = sql(db)
    .selectFrom('ledger_batch')
    .where('ledger_batch.unit_id', '=', anyOf(scope.unitIds))
    .where((eb) =>
      filter.state
        ? eb('ledger_batch.state', '=', filter.state)
        : eb('ledger_batch.state', '<>', 'discarded'),
    )
  const { count } = await within
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await within
    .innerJoin('stored_file', 'stored_file.id', 'ledger_batch.file_id')
    .selectAll('ledger_batch')
    .select(['stored_file.name as file_name', 'stored_file.sm3'])
    .orderBy('ledger_batch.created_at', 'desc')
    .orderBy('ledger_batch.id', 'desc')
    .limit(20)
    .offset((filter.page - 1) * 20)
    .execute()
  return { items: rows.map(toBatch), count: Number(count) }
}

/** The newest confirmed import of the same bytes in a unit, other than this one; null when there is none. */
export async function sameFileBatch(
  db: Db,
  scope: Scope,
  batch: Pick<LedgerBatch, 'id' | 'unitId' | 'sm3'>,
): Promise<{ id: string; confirmedAt: Instant } | null> {
  const row = await select(db)
    .where('ledger_batch.unit_id', '=', anyOf(scope.unitIds))
    .where('ledger_batch.unit_id', '=', batch.unitId)
    .where('stored_file.sm3', '=', batch.sm3)
    .where('ledger_batch.state', '=', 'confirmed')
    .where('ledger_batch.id', '<>', batch.id)
    .orderBy('ledger_batch.confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.confirmed_at ? { id: row.id, confirmedAt: row.confirmed_at.getTime() as Instant } : null
}

/** Enters a new import. */
export async function addBatch(tx: Tx, batch: KeptBatch): Promise<void> {
  await sql(tx)
    .insertInto('ledger_batch')
    .values({
      id: batch.id,
      unit_id: batch.unitId,
      file_id: batch.fileId,
      created_at: new Date(batch.created.at),
      created_by: batch.created.by,
      created_by_name: batch.created.byName,
      ...changing(batch),
      version: batch.version,
    })
    .execute()
}

/** Writes an import if nobody changed it since it was read. @throws Refusal `kernel.stale` */
export async function saveBatch(tx: Tx, batch: KeptBatch): Promise<KeptBatch> {
  const { numUpdatedRows } = await sql(tx)
    .updateTable('ledger_batch')
    .set({ ...changing(batch), version: batch.version + 1 })
    .where('id', '=', batch.id)
    .where('unit_id', '=', batch.unitId)
    .where('version', '=', batch.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Refusal('kernel.stale', { id: batch.id })
  return { ...batch, version: batch.version + 1 }
}

/** Notes how far the work has come; no version changes, since nobody decided anything. */
export async function noteProgress(tx: Tx, id: BatchId, done: number, total: number): Promise<void> {
  await sql(tx)
    .updateTable('ledger_batch')
    .set({ progress_done: done, progress_total: total })
    .where('id', '=', id)
    .execute()
}

/** What the unit has said its column titles mean. */
export async function unitTitles(db: Db, scope: Scope, unitId: string): Promise<UnitTitle[]> {
  const rows = await sql(db)
    .selectFrom('ledger_title')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('unit_id', '=', unitId)
    .execute()
  return rows.map((row) => ({ title: row.title, field: row.field as LedgerField | null }))
}

/** Keeps what a person has just said some titles mean. */
export async function keepTitles(tx: Tx, unitId: string, titles: readonly UnitTitle[]): Promise<void> {
  const unique = [...new Map(titles.map((t) => [t.title, t])).values()]
  if (unique.length === 0) return
  await sql(tx)
    .insertInto('ledger_title')
    .values(unique.map(({ title, field }) => ({ unit_id: unitId, title, field })))
    .onConflict((c) =>
      c.columns(['unit_id', 'title']).doUpdateSet((eb) => ({ field: eb.ref('excluded.field') })),
    )
    .execute()
}

const json = (value: unknown) => JSON.stringify(value)

function changing(b: KeptBatch) {
  return {
    state: b.state,
    progress_done: b.progress.done,
    progress_total: b.progress.total,
    failure: json(b.failure),
    sheets: json(b.sheets),
    wish: json(b.wish),
    settings: json(b.settings),
    suggested: json(b.suggested),
    titles: json(b.titles),
    guess: json(b.guess),
    summary: json(b.summary),
    confirmed_at: b.confirmed ? new Date(b.confirmed.at) : null,
    confirmed_by: b.confirmed?.by ?? null,
    confirmed_by_name: b.confirmed?.byName ?? null,
    reversed_at: b.reversed ? new Date(b.reversed.at) : null,
    reversed_by: b.reversed?.by ?? null,
    reversed_by_name: b.reversed?.byName ?? null,
    reversed_why: b.reversed?.why ?? null,
  }
}

type Row = Omit<
  { [K in keyof LedgerBatchRow]: LedgerBatchRow[K] },
  'failure' | 'sheets' | 'wish' | 'settings' | 'suggested' | 'titles' | 'guess' | 'summary'
> &
  Record<
    'failure' | 'sheets' | 'wish' | 'settings' | 'suggested' | 'titles' | 'guess' | 'summary',
    unknown
  > & {
    file_name: string
    sm3: string
  }

function toBatch(row: Row): KeptBatch {
  const signed = (at: Date | null, by: string | null, byName: string | null) =>
    at ? { at: at.getTime(), by: by ?? '', byName: byName ?? '' } : null
  const reversed = signed(row.reversed_at, row.reversed_by, row.reversed_by_name)
  const batch = LedgerBatch.parse({
    id: row.id,
    unitId: row.unit_id,
    fileId: row.file_id,
    fileName: row.file_name,
    sm3: row.sm3,
    state: BatchState.parse(row.state),
    progress: { done: row.progress_done, total: row.progress_total },
    failure: row.failure,
    sheets: row.sheets,
    settings: row.settings,
    titles: row.titles,
    guess: row.guess,
    summary: row.summary,
    created: signed(row.created_at, row.created_by, row.created_by_name),
    confirmed: signed(row.confirmed_at, row.confirmed_by, row.confirmed_by_name),
    reversed: reversed ? { ...reversed, why: row.reversed_why ?? '' } : null,
    version: row.version,
  })
  return { ...batch, wish: row.wish as LedgerWish, suggested: (row.suggested ?? {}) as LedgerColumns }
}
