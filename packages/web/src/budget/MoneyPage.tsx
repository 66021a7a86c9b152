import { budgetApi } from '@rongheng/core/budget/api'
import type { Adjustment, Arrival } from '@rongheng/core/budget/project'
import type { ProjectView } from '@rongheng/core/budget/views'
import { useState } from 'react'
import { useDownload, useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'
import { MoneyForm } from './MoneyForm.tsx'
import { ProjectFrame } from './ProjectFrame.tsx'
import { budgetWords } from './words.ts'

/** 预算调整 and 资金到位 of a project, each with its document. */
export function MoneyPage({ projectId }: { projectId: string }) {
  return (
    <ProjectFrame projectId={projectId} tab="money">
      {(view) => (
        <>
          <MoneyList view={view} kind="arrival" />
          <MoneyList view={view} kind="adjustment" />
        </>
      )}
    </ProjectFrame>
  )
}

function MoneyList({ view, kind }: { view: ProjectView; kind: 'adjustment' | 'arrival' }) {
  const t = useText(budgetWords)
  const [adding, setAdding] = useState(false)
  const { project } = view
  const reason = useMay('project.write', project.unitId) ? null : t('may-not.write')
  const rows: readonly (Adjustment | Arrival)[] = kind === 'arrival' ? project.arrivals : project.adjustments
  const title = t(`${kind}s`)
  const fetchFile = useDownload(budgetApi.downloadDocument)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{title}</h2>
        <ActionButton label={t(`${kind}.add`)} disabledReason={reason} onPress={() => setAdding(true)} />
      </div>
      <ErrorSummary error={fetchFile.error} />
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t(`${kind}s.none`)}</p>}
        columns={[
          {
            key: 'on',
            title: t('on'),
            cell: (row) => <span className="nowrap">{row.on}</span>,
            head: true,
          },
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            cell: (row) =>
              row.removed ? (
                <s>
                  <Amount fen={row.amount} />
                </s>
              ) : (
                <Amount fen={row.amount} />
              ),
          },
          { key: 'source', title: t('source'), cell: (row) => t(`budget.source.${row.source}`) },
          {
            key: 'document',
            title: t('document'),
            cell: (row) => (
              <span className="stack-tight">
                {row.document}
                {row.fileId !== null && (
                  <button
                    type="button"
                    className="evidence"
                    onClick={() => fetchFile.mutate({ projectId: project.id, fileId: row.fileId as never })}
                  >
                    {t('file.download')}
                  </button>
                )}
              </span>
            ),
          },
          {
            key: 'remove',
            title: t('remove'),
            cell: (row) =>
              row.removed ? (
                <span className="muted">{t('removed', { why: row.removed.why })}</span>
              ) : (
                <TakeBack view={view} kind={kind} row={row} reason={reason} />
              ),
          },
        ]}
      />
      <SidePanel open={adding} title={t(`${kind}.add`)} onClose={() => setAdding(false)}>
        {adding && <MoneyForm view={view} kind={kind} onDone={() => setAdding(false)} />}
      </SidePanel>
    </section>
  )
}

function TakeBack(p: {
  view: ProjectView
  kind: 'adjustment' | 'arrival'
  row: Adjustment | Arrival
  reason: string | null
}) {
  const t = useText(budgetWords)
  const toast = useToast()
  const removeAdjustment = useWrite(budgetApi.removeAdjustment)
  const removeArrival = useWrite(budgetApi.removeArrival)
  const { project } = p.view
  const seen = { projectId: project.id, version: project.version }
  return (
    <ConfirmWithReason
      label={t('remove')}
      reason={t('remove.why')}
      title={t('remove.title', { document: p.row.document })}
      disabledReason={p.reason}
      onConfirm={async (why) => {
        if (p.kind === 'adjustment')
          await removeAdjustment.mutateAsync({ ...seen, why, adjustmentId: p.row.id as Adjustment['id'] })
        else await removeArrival.mutateAsync({ ...seen, why, arrivalId: p.row.id as Arrival['id'] })
        toast(t('money.removed'))
      }}
    >
      <p>{t('remove.help')}</p>
    </ConfirmWithReason>
  )
}
