import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { Dismissal, ReportCheck } from '@rongheng/core/report/check/report-check'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { ReportCheckRow } from './tables.ts'

/** A check with the series it belongs to: the first check of the same report. */
export type KeptCheck = ReportCheck & { readonly seriesId: string }

/** @throws Refusal `report.no-such-check` */
export async function getCheck(db: Db, scope: Scope, id: string): Promise<KeptCheck> {
  const row = await sql(db)
    .selectFrom('report_check')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('report.no-such-check', { id })
  return toCheck(row)
}

const PAGE = 20

const LISTED = [
  'id',
  'unit_id',
  'project_id',
  'keep',
  'previous_id',
  'last_year_id',
  'series_id',
  'rule_set_id',
  'title',
  'state',
  'files',
  'findings',
  'year',
  'compared',
  'created_at',
  'created_by',
  'created_by_name',
  'begun_at',
  'done_at',
  'version',
] as const

/** Checks newest first, twenty a page, and whether there are more. The text that was read is left out: it may be long. */
export async function listChecks(
  db: Db,
  scope: Scope,
  page: number,
): Promise<{ checks: Omit<KeptCheck, 'documents'>[]; more: boolean }> {
  const rows = await sql(db)
    .selectFrom('report_check')
    .select(LISTED)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute()
  return {
    checks: rows.slice(0, PAGE).map((row) => toCheck({ ...row, documents: [] })),
    more: rows.length > PAGE,
  }
}

/** Checks that were begun before `collecting` and never started, or put on the queue before `checking` and never done; at most a hundred. */
export async function unfinishedChecks(
  db: Db,
  before: { readonly collecting: Instant; readonly checking: Instant },
): Promise<KeptCheck[]> {
  const rows = await sql(db)
    .selectFrom('report_check')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'collecting'), eb('created_at', '<', new Date(before.collecting))]),
        eb.and([eb('state', '=', 'checking'), eb('begun_at', '<', new Date(before.checking))]),
      ]),
    )
    .orderBy('created_at')
    .limit(100)
    .execute()
  return rows.map(toCheck)
}

/** Writes a check for the first time. */
export async function addCheck(tx: Tx, c: KeptCheck): Promise<void> {
  await sql(tx)
    .insertInto('report_check')
    .values({
      id: c.id,
      unit_id: c.unitId,
      keep: c.keep,
      previous_id: c.previousId,
      last_year_id: c.lastYearId,
      series_id: c.seriesId,
      rule_set_id: c.ruleSetId,
      created_at: new Date(c.created.at),
      created_by: c.created.by,
      created_by_name: c.created.byName,
      ...columns(c),
      version: 1,
    })
    .execute()
}

/** Writes a check if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveCheck(tx: Tx, c: KeptCheck): Promise<KeptCheck> {
  const row = await sql(tx)
    .updateTable('report_check')
    .set({ ...columns(c), version: c.version + 1 })
    .where('id', '=', c.id)
    .where('version', '=', c.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: c.id })
  return toCheck(row)
}

/** Removes a check with its text, findings and files. Later checks of the report no longer name it. */
export async function removeCheck(tx: Tx, id: string): Promise<void> {
  await sql(tx).updateTable('report_check').set({ previous_id: null }).where('previous_id', '=', id).execute()
  await sql(tx).deleteFrom('report_check').where('id', '=', id).execute()
}

/** Keeps the bytes of a file until the check is done. */
export async function addCheckFile(
  tx: Tx,
  checkId: string,
  position: number,
  bytes: Uint8Array,
): Promise<void> {
  await sql(tx).insertInto('report_check_file').values({ check_id: checkId, position, bytes }).execute()
}

/** The bytes of one file; null when they are gone. */
export async function checkFileBytes(db: Db, checkId: string, position: number): Promise<Uint8Array | null> {
  const row = await sql(db)
    .selectFrom('report_check_file')
    .select('bytes')
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row ? new Uint8Array(row.bytes) : null
}

/** Deletes the files of a check. */
export async function dropCheckFiles(tx: Tx, checkId: string): Promise<void> {
  await sql(tx).deleteFrom('report_check_file').where('check_id', '=', checkId).execute()
}

/** What was dismissed in some series of checks. */
export async function listDismissals(
  db: Db,
  seriesIds: readonly string[],
): Promise<(Dismissal & { seriesId: string })[]> {
  const rows = await sql(db)
    .selectFrom('report_check_dismissal')
    .selectAll()
    .where('series_id', '=', anyOf(seriesIds))
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    seriesId: row.series_id,
    ...Dismissal.parse({
      key: row.key,
      reason: row.reason,
      at: row.at.getTime(),
      by: row.by_id,
      byName: row.by_name,
    }),
  }))
}

/** Dismisses a finding in a series of checks, or in a report of this program; a second time only the reason changes. */
export async function putDismissal(
  tx: Tx,
  of: Pick<KeptCheck, 'unitId' | 'seriesId'>,
  d: Dismissal,
): Promise<void> {
  const said = { reason: d.reason, at: new Date(d.at), by_id: d.by, by_name: d.byName }
  await sql(tx)
    .insertInto('report_check_dismissal')
    .values({ unit_id: of.unitId, series_id: of.seriesId, key: d.key, ...said })
    .onConflict((c) => c.columns(['series_id', 'key']).doUpdateSet(said))
    .execute()
}

/** Lets a finding count again. */
export async function dropDismissal(tx: Tx, seriesId: string, key: string): Promise<void> {
  await sql(tx)
    .deleteFrom('report_check_dismissal')
    .where('series_id', '=', seriesId)
    .where('key', '=', key)
    .execute()
}

const columns = (c: KeptCheck) => ({
  project_id: c.projectId,
  year: c.year,
  compared: c.compared === null ? null : JSON.stringify(c.compared),
  title: c.title,
  state: c.state,
  files: JSON.stringify(c.files),
  documents: JSON.stringify(c.documents),
  findings: JSON.stringify(c.findings),
  begun_at: c.begunAt === null ? null : new Date(c.begunAt),
  done_at: c.doneAt === null ? null : new Date(c.doneAt),
})

const toCheck = (row: Selectable<ReportCheckRow>): KeptCheck => ({
  ...ReportCheck.parse({
    id: row.id,
    unitId: row.unit_id,
    projectId: row.project_id,
    keep: row.keep,
    previousId: row.previous_id,
    lastYearId: row.last_year_id,
    ruleSetId: row.rule_set_id,
    title: row.title,
    state: row.state,
    files: row.files,
    documents: row.documents,
    findings: row.findings,
    year: row.year,
    compared: row.compared,
    created: { at: row.created_at.getTime(), by: row.created_by, byName: row.created_by_name },
    begunAt: row.begun_at?.getTime() ?? null,
    doneAt: row.done_at?.getTime() ?? null,
    version: row.version,
  }),
  seriesId: row.series_id,
})
