import { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertLine } from '@rongheng/core/watch/alert-views'
import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { useSaid } from '../../app/use-said.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDayText } from '../../ui/day-text.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useValueText } from '../value-text.ts'
import { SeverityTag } from './SeverityTag.tsx'
import { alertPageWords } from './words.ts'

/** Alerts as rows: how bad, what, since when, what they take along, and what one can do. */
export function AlertTable(p: {
  items: readonly AlertLine[]
  open: boolean
  /** By the server's clock. */
  now: number
  onSilence: (alert: AlertLine) => void
  empty: ReactNode
  paging: Parameters<typeof DataTable>[0]['paging']
}) {
  const t = useText(alertPageWords)
  const { moment } = useDayText()
  const { span } = useValueText()
  return (
    <DataTable
      caption={t('alerts')}
      rows={p.items}
      rowKey={(row) => row.id}
      rowTone={(row) => (p.open && row.severity === 'urgent' && row.held === null ? 'bad' : undefined)}
      empty={p.empty}
      columns={[
        { key: 'severity', title: t('severity'), cell: (row) => <SeverityTag severity={row.severity} /> },
        { key: 'alert', title: t('alert'), head: true, cell: (row) => <What row={row} /> },
        { key: 'system', title: t('system'), cell: (row) => row.systemName ?? '—' },
        {
          key: 'since',
          title: t('since'),
          cell: (row) => (
            <div>
              {moment(row.since)}
              <div className="muted">{t('lasted', { span: span((row.ended?.at ?? p.now) - row.since) })}</div>
            </div>
          ),
        },
        p.open
          ? { key: 'actions', title: t('actions'), cell: (row) => <Acts row={row} onSilence={p.onSilence} /> }
          : { key: 'ended', title: t('ended'), cell: (row) => <Ended row={row} /> },
      ]}
      {...(p.paging && { paging: p.paging })}
    />
  )
}

function What({ row }: { row: AlertLine }) {
  const t = useText(alertPageWords)
  const said = useSaid()
  const { moment } = useDayText()
  return (
    <div className="wa-cell">
      <div className="wa-title">
        {row.checkId ? <PageLink to={`/watch/checks/${row.checkId}`}>{row.title}</PageLink> : row.title}
      </div>
      {row.detail !== '' && <div className="wa-detail">{said(row.detail)}</div>}
      <div className="wa-marks">
        <span>{t(`kind.${row.kind}`)}</span>
        {row.source !== 'check' && <span>{row.sourceName ?? t(`source.${row.source}`)}</span>}
        {row.explainedBy !== null && <span>{t('held.explained')}</span>}
        {row.seen && <span title={moment(row.seen.at)}>{t('seen', { name: row.seen.byName })}</span>}
      </div>
      {row.held && row.ended === null && (
        <StatusTag tone="info">
          {t(row.maintenanceBy === null ? 'held.silenced' : 'held.maintenance', {
            reason: row.held.reason,
            until: row.held.until === null ? '—' : moment(row.held.until),
          })}
        </StatusTag>
      )}
      {row.consequences > 0 && <Consequences row={row} />}
    </div>
  )
}

/** What is down only because of this: folded, and asked for when somebody looks. */
function Consequences({ row }: { row: AlertLine }) {
  const t = useText(alertPageWords)
  const said = useSaid()
  const [open, setOpen] = useState(false)
  const { data } = useReadWhen(alertApi.consequences, { alertId: row.id }, { when: open })
  return (
    <details className="wa-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('consequences', { count: row.consequences })}</summary>
      <ul>
        {data?.items.map((one) => (
          <li key={one.id}>
            {one.checkId ? <PageLink to={`/watch/checks/${one.checkId}`}>{one.title}</PageLink> : one.title}
            {one.detail !== '' && <span className="muted"> {said(one.detail)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Acts({ row, onSilence }: { row: AlertLine; onSilence: (alert: AlertLine) => void }) {
  const t = useText(alertPageWords)
  const toast = useToast()
  const may = useMay('alert.handle', row.unitId)
  const see = useWrite(alertApi.see)
  const end = useWrite(alertApi.end)
  const [why, setWhy] = useState('')
  const reason = may ? null : t('may-not.handle')
  return (
    <div className="wa-acts">
      {row.seen === null && (
        <ActionButton
          label={t('see')}
          what={row.title}
          disabledReason={reason}
          pending={see.isPending}
          onPress={() =>
            see.mutate({ alertIds: [row.id] }, { onSuccess: () => toast(t('see.done', { count: 1 })) })
          }
        />
      )}
      {may && row.silencedBy === null && (
        <ActionButton label={t('silence')} what={row.title} onPress={() => onSilence(row)} />
      )}
      {may && row.checkId === null && (
        <ConfirmAction
          label={t('end')}
          title={t('end.title')}
          onConfirm={async () => {
            await end.mutateAsync({ alertId: row.id, why })
            toast(t('end.done'))
          }}
        >
          <p>{t('end.help')}</p>
          <label>
            {t('end.why')}
            <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
          </label>
        </ConfirmAction>
      )}
      <ErrorSummary error={see.error} title={t('see.failed')} />
    </div>
  )
}

function Ended({ row }: { row: AlertLine }) {
  const t = useText(alertPageWords)
  const { moment } = useDayText()
  if (!row.ended) return null
  return (
    <div>
      {moment(row.ended.at)}
      <div className="muted">{t(`ended.${row.ended.how}`, { name: row.ended.byName ?? '' })}</div>
    </div>
  )
}
