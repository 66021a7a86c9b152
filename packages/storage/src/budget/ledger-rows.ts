import type { Cell, GridRow } from '@rongheng/core/kernel/grid'
import type { Fate } from '@rongheng/core/budget/ledger-judge'
import { JudgedRow } from '@rongheng/core/budget/ledger-judge'
import type { BatchId } from '@rongheng/core/budget/payment'
import type { ProjectId } from '@rongheng/core/budget/project'
import type { Source } from '@rongheng/core/budget/source'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

type Owned = { readonly id: BatchId; readonly unitId: string }

/** Keeps rows of a sheet as they were read. One statement, whatever their number. */
export async function addLines(tx: Tx, batch: Owned, sheet: number, rows: readonly GridRow[]): Promise<void> {
  await raw`insert into ledger_line (batch_id, unit_id, sheet, row_no, cells)
    select ${batch.id}::text, ${batch.unitId}::text, ${sheet}::int, row_no, cells
    from json_to_recordset(${JSON.stringify(rows.map((r) => ({ row_no: r.rowNo, cells: r.cells })))}::json)
      as x (row_no int, cells json)`.execute(sql(tx))
}

/** Forgets the rows of an import, before a second try at reading it. */
export async function dropLines(tx: Tx, batch: Owned): Promise<void> {
  await sql(tx).deleteFrom('ledger_line').where('batch_id', '=', batch.id).execute()
}

/** Rows of a sheet in order, after a given one. */
export async function linesAfter(
  db: Db,
  scope: Scope,
  at: { readonly batchId: BatchId; readonly sheet: number; readonly rowNo: number; readonly limit: number },
): Promise<GridRow[]> {
  const rows = await sql(db)
    .selectFrom('ledger_line')
    .select(['row_no', 'cells'])
    .where('batch_id', '=', at.batchId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('sheet', '=', at.sheet)
    .where('row_no', '>', at.rowNo)
    .orderBy('row_no')
    .limit(at.limit)
    .execute()
  return rows.map((row) => ({ rowNo: row.row_no, cells: row.cells as Cell[] }))
}

/** Some rows by their numbers, for the error file. */
export async function linesByNo(
  db: Db,
  scope: Scope,
  at: { readonly batchId: BatchId; readonly sheet: number; readonly rowNos: readonly number[] },
): Promise<GridRow[]> {
  const rows = await sql(db)
    .selectFrom('ledger_line')
    .select(['row_no', 'cells'])
    .where('batch_id', '=', at.batchId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('sheet', '=', at.sheet)
    .where('row_no', '=', raw<number>`any(${[...at.rowNos]}::int[])`)
    .orderBy('row_no')
    .execute()
  return rows.map((row) => ({ rowNo: row.row_no, cells: row.cells as Cell[] }))
}

/** A judged row with the id its payment gets when the import is confirmed. */
export type FatedRow = JudgedRow & { readonly paymentId: string | null }

/** Writes down what was decided of some rows. */
export async function addFates(tx: Tx, batch: Owned, rows: readonly FatedRow[]): Promise<void> {
  const values = rows.map((r) => ({
    row_no: r.rowNo,
    fate: r.fate,
    remarks: r.remarks,
    written_fen: r.written,
    payment: r.payment,
    payment_id: r.paymentId,
    dedupe_key: r.key,
    label: r.label,
  }))
  await raw`insert into ledger_fate
      (batch_id, unit_id, row_no, fate, remarks, written_fen, payment, payment_id, dedupe_key, label)
    select ${batch.id}::text, ${batch.unitId}::text, x.* from json_to_recordset(${JSON.stringify(values)}::json)
      as x (row_no int, fate text, remarks json, written_fen bigint, payment json, payment_id text, dedupe_key text, label text)`.execute(
    sql(tx),
  )
}

/** Forgets what was decided, before the rows are checked again. */
export async function dropFates(tx: Tx, batch: Owned): Promise<void> {
  await sql(tx).deleteFrom('ledger_fate').where('batch_id', '=', batch.id).execute()
}

/** A page of judged rows, and how many there are of the kind asked for. */
export async function listFates(
  db: Db,
  scope: Scope,
  of: {
    readonly batchId: BatchId
    readonly fate?: Fate | undefined
    readonly offset: number
    readonly limit: number
  },
): Promise<{ items: JudgedRow[]; count: number }> {
  let query = sql(db)
    .selectFrom('ledger_fate')
    .where('batch_id', '=', of.batchId)
    .where('unit_id', '=', anyOf(scope.unitIds))
  if (of.fate) query = query.where('fate', '=', of.fate)
  const { count } = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await query.selectAll().orderBy('row_no').limit(of.limit).offset(of.offset).execute()
  const items = rows.map((row) =>
    JudgedRow.parse({
      rowNo: row.row_no,
      fate: row.fate,
      remarks: row.remarks,
      written: row.written_fen === null ? null : Number(row.written_fen),
      payment: row.payment,
      key: row.dedupe_key,
      label: row.label,
    }),
  )
  return { items, count: Number(count) }
}

/** Which of these payments are on record and count: `<project id> <key>`. */
export async function knownKeys(
  db: Db,
  scope: Scope,
  keys: readonly { readonly projectId: ProjectId; readonly key: string }[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await sql(db)
    .selectFrom('payment')
    .select(['project_id', 'dedupe_key'])
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('project_id', '=', anyOf([...new Set(keys.map((k) => k.projectId))]))
    .where('dedupe_key', '=', anyOf(keys.map((k) => k.key)))
    .where('reversed_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => `${row.project_id} ${row.dedupe_key}`))
}

const toWrite = raw`f.fate in ('new', 'refund')`

/** How many rows to be written have come on record since they were checked. */
export async function countKnown(tx: Tx, batch: Owned): Promise<number> {
  const { rows } = await raw<{ count: string }>`select count(*) as count from ledger_fate f
    join payment p on p.project_id = f.payment ->> 'projectId' and p.dedupe_key = f.dedupe_key and p.reversed_at is null
    where f.batch_id = ${batch.id} and f.unit_id = ${batch.unitId} and ${toWrite}`.execute(sql(tx))
  return Number(rows[0]?.count ?? 0)
}

/** Makes the payments of an import, in one statement. @returns how many */
export async function writePayments(tx: Tx, batch: Owned, source: Source, now: Instant): Promise<number> {
  const result =
    await raw`insert into payment (id, unit_id, project_id, day, amount_fen, source, payee, payee_account,
      payee_bank, contract, purpose, voucher, person_uses, person_applies, person_carries_out, person_evaluates,
      batch_id, dedupe_key, created_at, version)
    select f.payment_id, f.unit_id, p."projectId", p."on", p.amount, ${source}::text, p.payee, p."payeeAccount",
      p."payeeBank", p.contract, p.purpose, p.voucher, p.people ->> 'uses', p.people ->> 'applies',
      p.people ->> 'carriesOut', p.people ->> 'evaluates', f.batch_id, f.dedupe_key, ${new Date(now)}::timestamptz, 1
    from ledger_fate f, json_to_record(f.payment) as p ("projectId" text, "on" text, amount bigint, payee text,
      "payeeAccount" text, "payeeBank" text, contract text, purpose text, voucher text, people json)
    where f.batch_id = ${batch.id} and f.unit_id = ${batch.unitId} and ${toWrite}`.execute(sql(tx))
  return Number(result.numAffectedRows ?? 0)
}

/** How many live payments of an import people have completed or corrected since it was confirmed. */
export async function completedSince(db: Db, batch: Owned): Promise<number> {
  const { count } = await sql(db)
    .selectFrom('payment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batch_id', '=', batch.id)
    .where('unit_id', '=', batch.unitId)
    .where('reversed_at', 'is', null)
    .where('version', '>', 1)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Gives payments of an import what people had said of the same rows of an import that was taken back since: only into what
 * the file does not say. A row is the same by its dedupe key. @returns how many got something
 */
export async function restoreCompletion(tx: Tx, batch: Owned): Promise<number> {
  const result = await raw`update payment p set use_id = coalesce(p.use_id, o.use_id),
      contract = coalesce(p.contract, o.contract), person_uses = coalesce(p.person_uses, o.person_uses),
      person_applies = coalesce(p.person_applies, o.person_applies),
      person_carries_out = coalesce(p.person_carries_out, o.person_carries_out),
      person_evaluates = coalesce(p.person_evaluates, o.person_evaluates), version = p.version + 1
    from (
      select distinct on (old.project_id, old.dedupe_key) old.* from payment old
      join ledger_batch b on b.id = old.batch_id and b.reversed_at is not null
      where old.unit_id = ${batch.unitId} and old.reversed_at is not null and old.version > 2
      order by old.project_id, old.dedupe_key, old.reversed_at desc
    ) o
    where p.batch_id = ${batch.id} and p.unit_id = ${batch.unitId} and p.reversed_at is null
      and o.project_id = p.project_id and o.dedupe_key = p.dedupe_key`.execute(sql(tx))
  return Number(result.numAffectedRows ?? 0)
}

/** The projects that an import has live payments in, by id. */
export async function batchProjects(tx: Tx, batch: Owned): Promise<ProjectId[]> {
  const rows = await sql(tx)
    .selectFrom('payment')
    .select('project_id')
    .distinct()
    .where('batch_id', '=', batch.id)
    .where('unit_id', '=', batch.unitId)
    .where('reversed_at', 'is', null)
    .orderBy('project_id')
    .execute()
  return rows.map((row) => row.project_id as ProjectId)
}
