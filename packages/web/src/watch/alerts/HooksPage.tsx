import { alertApi } from '@rongheng/core/watch/alert-api'
import type { HookView } from '@rongheng/core/watch/alert-views'
import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { useSaid } from '../../app/use-said.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDayText } from '../../ui/day-text.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AlertsNav } from './AlertsNav.tsx'
import { HookForm } from './HookForm.tsx'
import { SeverityTag } from './SeverityTag.tsx'
import { alertPageWords } from './words.ts'

/** Where alerts are sent, and what was answered. */
export function HooksPage() {
  const t = useText(alertPageWords)
  const { items } = useRead(alertApi.listHooks, {})
  const mayWrite = useMay('watch.write')
  const [edited, setEdited] = useState<HookView | 'new' | null>(null)
  return (
    <>
      <PageTitle
        note={t('hooks.note')}
        actions={
          <ActionButton
            primary
            label={t('hook.add')}
            disabledReason={mayWrite ? null : t('may-not.write')}
            onPress={() => setEdited('new')}
          />
        }
      >
        {t('hooks')}
      </PageTitle>
      <AlertsNav at="/watch/alert-hooks" />
      <DataTable
        caption={t('hooks')}
        rows={items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('hooks.none')} help={t('hooks.none.help')} />}
        columns={[
          {
            key: 'name',
            title: t('hook.name'),
            head: true,
            cell: (row) => (
              <div>
                {row.name}
                <div className="muted wa-detail">{row.url}</div>
              </div>
            ),
          },
          {
            key: 'what',
            title: t('hook.severity'),
            cell: (row) => (
              <div>
                <SeverityTag severity={row.severity} />
                <div className="muted">
                  {row.systems.map((one) => one.name).join(' ') || t('hook.systems.all')}
                </div>
              </div>
            ),
          },
          { key: 'state', title: t('hook.state'), cell: (row) => <State row={row} /> },
          {
            key: 'actions',
            title: t('actions'),
            cell: (row) => <Acts row={row} onEdit={() => setEdited(row)} />,
          },
        ]}
      />
      <SidePanel
        open={edited !== null}
        title={t(edited === 'new' ? 'hook.add' : 'hook.edit')}
        onClose={() => setEdited(null)}
      >
        {edited && <HookForm hook={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </SidePanel>
    </>
  )
}

function State({ row }: { row: HookView }) {
  const t = useText(alertPageWords)
  const said = useSaid()
  const { moment } = useDayText()
  return (
    <div className="wa-cell">
      {row.paused ? (
        <StatusTag tone="neutral">{t('hook.state.paused')}</StatusTag>
      ) : row.failures > 0 ? (
        <StatusTag tone="bad">
          {t('hook.state.failing', { count: row.failures, at: moment(row.nextAt) })}
        </StatusTag>
      ) : row.deliveries.length === 0 ? (
        <StatusTag tone="neutral">{t('hook.state.new')}</StatusTag>
      ) : (
        <StatusTag tone="good">{t('hook.state.ok')}</StatusTag>
      )}
      {row.deliveries.length > 0 && (
        <details className="wa-more">
          <summary>{t('hook.deliveries', { count: row.deliveries.length })}</summary>
          <ul className="wa-deliveries">
            {row.deliveries.map((one) => (
              <li key={one.id}>
                {one.ok ? '✓' : '✕'} {moment(one.at)}{' '}
                {one.test
                  ? t('hook.delivery.test')
                  : t('hook.delivery.count', { firing: one.firing, resolved: one.resolved })}{' '}
                {one.status ?? ''} <span className="muted">{said(one.answer)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Acts({ row, onEdit }: { row: HookView; onEdit: () => void }) {
  const t = useText(alertPageWords)
  const said = useSaid()
  const toast = useToast()
  const may = useMay('watch.write', row.unitId)
  const test = useWrite(alertApi.testHook)
  const remove = useWrite(alertApi.removeHook)
  if (!may) return null
  const told = (view: HookView) => {
    const [newest] = view.deliveries
    const answer = said(newest?.answer ?? '') || `HTTP ${newest?.status ?? ''}`
    toast(t(newest?.ok ? 'hook.test.ok' : 'hook.test.failed', { answer }))
  }
  return (
    <div className="wa-acts">
      <ActionButton
        label={t('hook.test')}
        what={row.name}
        pending={test.isPending}
        onPress={() => test.mutate({ hookId: row.id }, { onSuccess: told })}
      />
      <ActionButton label={t('edit')} what={row.name} onPress={onEdit} />
      <ConfirmAction
        label={t('hook.remove')}
        title={t('hook.remove.title')}
        danger
        onConfirm={() => remove.mutateAsync({ hookId: row.id, version: row.version })}
      >
        <p>{t('hook.remove.help')}</p>
      </ConfirmAction>
      <ErrorSummary error={test.error} />
    </div>
  )
}
