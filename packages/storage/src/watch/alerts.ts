import { Alert } from '@rongheng/core/watch/alert'
import { sql as raw } from 'kysely'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import type { AlertRow } from './alert-tables.ts'

/** Writes new alerts and changed ones, in one statement each. */
export async function writeAlerts(
  tx: Tx,
  written: { readonly opened: readonly Alert[]; readonly changed: readonly Alert[] },
): Promise<void> {
  const columns = raw.raw(COLUMNS.join(', '))
  if (written.opened.length > 0)
    await raw`insert into alert (${columns}) select ${columns} from ${recordset(written.opened)}`.execute(
      sql(tx),
    )
  if (written.changed.length > 0)
    await raw`update alert set ${raw.raw(CHANGING.map((c) => `${c} = r.${c}`).join(', '))}
      from ${recordset(written.changed)} where alert.id = r.id`.execute(sql(tx))
}

const recordset = (alerts: readonly Alert[]) =>
  raw`jsonb_to_recordset(${JSON.stringify(alerts.map(toRow))}::jsonb) as r(${raw.raw(TYPES)})`

const FIXED = ['id', 'unit_id', 'key', 'source', 'source_id', 'check_id', 'change_id'] as const
const CHANGING = [
  'kind',
  'severity',
  'title',
  'detail',
  'system_id',
  'labels',
  'since',
  'opened_at',
  'tell_at',
  'changed_at',
  'explained_by',
  'silenced_by',
  'maintenance_by',
  'seen_at',
  'seen_by',
  'seen_by_name',
  'ended_at',
  'ended_how',
  'ended_by_name',
] as const
const COLUMNS = [...FIXED, ...CHANGING]
const typeOf = (column: string): string =>
  column === 'labels' ? 'jsonb' : column.endsWith('_at') || column === 'since' ? 'timestamptz' : 'text'
const TYPES = COLUMNS.map((column) => `${column} ${typeOf(column)}`).join(', ')

const moment = (at: number | undefined | null) => (at == null ? null : new Date(at).toISOString())

const toRow = (a: Alert): Record<(typeof COLUMNS)[number], unknown> => ({
  id: a.id,
  unit_id: a.unitId,
  key: a.key,
  source: a.source,
  source_id: a.sourceId,
  check_id: a.checkId,
  change_id: a.changeId,
  kind: a.kind,
  severity: a.severity,
  title: a.title,
  detail: a.detail,
  system_id: a.systemId,
  labels: a.labels,
  since: moment(a.since),
  opened_at: moment(a.openedAt),
  tell_at: moment(a.tellAt),
  changed_at: moment(a.changedAt),
  explained_by: a.explainedBy,
  silenced_by: a.silencedBy,
  maintenance_by: a.maintenanceBy,
  seen_at: moment(a.seen?.at),
  seen_by: a.seen?.by ?? null,
  seen_by_name: a.seen?.byName ?? null,
  ended_at: moment(a.ended?.at),
  ended_how: a.ended?.how ?? null,
  ended_by_name: a.ended?.byName ?? null,
})

/** A row as it stands in the table. */
export const toAlert = (row: SelectedAlert): Alert =>
  ({
    id: row.id,
    unitId: row.unit_id,
    key: row.key,
    source: row.source,
    sourceId: row.source_id,
    kind: row.kind,
    severity: row.severity,
    title: row.title,
    detail: row.detail,
    checkId: row.check_id,
    systemId: row.system_id,
    labels: row.labels,
    changeId: row.change_id,
    since: row.since.getTime(),
    openedAt: row.opened_at.getTime(),
    tellAt: row.tell_at.getTime(),
    changedAt: row.changed_at.getTime(),
    explainedBy: row.explained_by,
    silencedBy: row.silenced_by,
    maintenanceBy: row.maintenance_by,
    seen: row.seen_at
      ? { at: row.seen_at.getTime(), by: row.seen_by ?? '', byName: row.seen_by_name ?? '' }
      : null,
    ended: row.ended_at
      ? { at: row.ended_at.getTime(), how: row.ended_how, byName: row.ended_by_name }
      : null,
  }) as Alert

export type SelectedAlert = Omit<AlertRow, 'labels'> & { labels: Record<string, string> }
