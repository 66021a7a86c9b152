import { alertApi } from '@rongheng/core/watch/alert-api'
import type { MaintenanceView } from '@rongheng/core/watch/alert-views'
import { openSpan } from '@rongheng/core/watch/maintenance-window'
import { clashesOf } from '@rongheng/core/watch/maintenance-clash'
import { serverNow } from '../../api/server-clock.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDayText } from '../../ui/day-text.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { usePunctuation } from '../../ui/punctuation.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { maintenanceWords } from './words.ts'

/** Windows as rows: what, when, whose, and what overlaps. */
export function MaintenanceList(p: {
  windows: readonly MaintenanceView[]
  onEdit: (window: MaintenanceView) => void
}) {
  const t = useText(maintenanceWords)
  return (
    <DataTable
      caption={t('list')}
      rows={p.windows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('list.none')} help={t('list.none.help')} />}
      columns={[
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (row) => <Name row={row} all={p.windows} />,
        },
        { key: 'when', title: t('when'), cell: (row) => <When row={row} /> },
        { key: 'what', title: t('what'), cell: (row) => <What row={row} /> },
        {
          key: 'actions',
          title: t('actions'),
          cell: (row) => <Acts row={row} onEdit={() => p.onEdit(row)} />,
        },
      ]}
    />
  )
}

function Name({ row, all }: { row: MaintenanceView; all: readonly MaintenanceView[] }) {
  const t = useText(maintenanceWords)
  const marks = usePunctuation()
  const clashes = row.ended ? [] : clashesOf(row, all).filter((other) => !other.ended)
  return (
    <div className="wa-cell">
      {row.name} {openSpan(row, serverNow()) && <StatusTag tone="info">{t('now')}</StatusTag>}
      {row.reason !== '' && <div className="wa-detail">{row.reason}</div>}
      <div className="muted">{t('by', { name: row.createdByName })}</div>
      {clashes.length > 0 && (
        <StatusTag tone="warn">{t('clash', { names: marks.list(clashes.map((one) => one.name)) })}</StatusTag>
      )}
    </div>
  )
}

function When({ row }: { row: MaintenanceView }) {
  const t = useText(maintenanceWords)
  const marks = usePunctuation()
  const { day, moment } = useDayText()
  const { time, ended } = row
  const text =
    time.kind === 'once'
      ? t('when.once', { from: moment(time.from), to: moment(time.to) })
      : t('when.weekly', {
          days: marks.list(
            [...time.weekdays]
              .sort((a, b) => a - b)
              .map((n) => t(`weekday.${n as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)),
          ),
          from: time.from,
          to: time.to > time.from ? time.to : `${t('when.next-day')} ${time.to}`,
        })
  return (
    <div>
      {text}
      {time.kind === 'weekly' && (
        <div className="muted">
          {t('when.from', { day: day(time.firstOn) })}{' '}
          {time.lastOn !== null && t('when.until', { day: day(time.lastOn) })}
        </div>
      )}
      {ended && <div className="muted">{t('ended.by', { name: ended.byName, at: moment(ended.at) })}</div>}
    </div>
  )
}

function What({ row }: { row: MaintenanceView }) {
  const t = useText(maintenanceWords)
  const marks = usePunctuation()
  if (row.everything) return t('what.everything')
  return marks.list([...row.systems, ...row.checks].map((one) => one.name))
}

function Acts({ row, onEdit }: { row: MaintenanceView; onEdit: () => void }) {
  const t = useText(maintenanceWords)
  const may = useMay('watch.write', row.unitId)
  const end = useWrite(alertApi.endWindow)
  const over = row.time.kind === 'once' && row.time.to <= serverNow()
  if (row.ended || over) return null
  const reason = may ? null : t('may-not.write')
  return (
    <div className="wa-acts">
      <ActionButton label={t('edit')} what={row.name} disabledReason={reason} onPress={onEdit} />
      {may && (
        <ConfirmAction
          label={t('end')}
          title={t('end.title')}
          onConfirm={() => end.mutateAsync({ windowId: row.id, version: row.version })}
        >
          <p>{t('end.help')}</p>
        </ConfirmAction>
      )}
    </div>
  )
}
