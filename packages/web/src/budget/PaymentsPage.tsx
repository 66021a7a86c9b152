import { budgetApi } from '@rongheng/core/budget/api'
import type { PaymentId } from '@rongheng/core/budget/payment'
import type { PaymentView, ProjectView } from '@rongheng/core/budget/views'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useDownload } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount, useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { LongText } from '../ui/LongText.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { usePrintWhen } from '../ui/use-print-when.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { PaymentDetails } from './PaymentDetails.tsx'
import { PaymentFilters, usePaymentFilter } from './PaymentFilters.tsx'
import type { Picked } from './CompletionForm.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { PaymentProposals } from './PaymentProposals.tsx'
import { PickPayments } from './PickPayments.tsx'
import { ProjectFrame } from './ProjectFrame.tsx'
import { budgetWords } from './words.ts'

const PAGE_SIZE = 20
/** More nobody prints: for more there is the spreadsheet. */
const PRINTED_ROWS = 2_000

/** The payments of a project: found by text, day and use, with the sum of what is found. */
export function PaymentsPage({ projectId }: { projectId: string }) {
  return (
    <ProjectFrame projectId={projectId} tab="payments">
      {(view) => <Payments view={view} />}
    </ProjectFrame>
  )
}

function Payments({ view }: { view: ProjectView }) {
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { project } = view
  const may = useMay('payment.write', project.unitId)
  const mayImport = useMay('ledger.import', project.unitId)
  const go = useGo()
  const { language } = useLanguage()
  const filter = usePaymentFilter()
  const [shown, setShown] = useQueryValue('payment')
  const [adding, setAdding] = useState(false)
  const [printing, setPrinting] = useState(false)
  const [picked, setPicked] = useState<Picked>(new Map())
  const asked = { projectId: project.id, ...filter.wanted }
  const size = printing ? PRINTED_ROWS : PAGE_SIZE
  const page = printing ? 1 : filter.page
  const found = useReadWhen(budgetApi.listPayments, { ...asked, page, size })
  usePrintWhen(printing && found.isSuccess && !found.isPlaceholderData, setPrinting)
  const file = useDownload(budgetApi.exportPayments)
  const nameOf = (useId: string | null) => project.uses.find((one) => one.id === useId)?.name
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('payments')}</h2>
        {view.payments.incomplete > 0 && filter.shown !== 'incomplete' && (
          <button type="button" className="link-button" onClick={() => filter.set.show('incomplete')}>
            {t('payments.incomplete', { count: view.payments.incomplete })}
          </button>
        )}
        <div className="page-actions">
          <ActionButton
            label={t('ledger.import')}
            disabledReason={mayImport ? null : t('may-not.payment')}
            onPress={() => go(`/budget/ledger?project=${project.id}`)}
          />
          <ActionButton
            label={t('payment.add')}
            disabledReason={may ? null : t('may-not.payment')}
            onPress={() => setAdding(true)}
          />
        </div>
      </div>
      {may && view.payments.incomplete > 0 && (
        <PaymentProposals view={view} onTaken={() => setPicked(new Map())} />
      )}
      <PaymentFilters filter={filter} project={project} />
      <ErrorSummary error={file.error} />
      {found.error ? (
        <ErrorState title={t('payments')} error={found.error} />
      ) : !found.data ? (
        <Loading />
      ) : (
        <>
          {may && filter.shown !== 'reversed' && found.data.count > 0 && (
            <PickPayments
              view={view}
              asked={asked}
              rows={found.data.items}
              count={found.data.count}
              picked={picked}
              onPick={setPicked}
            />
          )}
          <DataTable
            caption={t('payments')}
            rows={found.data.items}
            rowKey={(row) => row.id}
            empty={
              filter.filtered ? (
                <EmptyState title={t('payments.none.filtered')} />
              ) : (
                <EmptyState title={t('payments.none')} help={t('payments.none.help')} />
              )
            }
            columns={[
              ...(may && filter.shown !== 'reversed'
                ? [
                    {
                      key: 'pick',
                      title: t('pick'),
                      cell: (row: PaymentView) => (
                        <Checkbox
                          className="no-print"
                          aria-label={t('pick.row', { payee: row.payee ?? '—', on: row.on })}
                          checked={picked.has(row.id)}
                          onChange={(event) => setPicked(toggled(picked, row, event.target.checked))}
                        />
                      ),
                    },
                  ]
                : []),
              { key: 'on', title: t('on'), cell: (row) => <span className="nowrap">{row.on}</span> },
              {
                key: 'payee',
                title: t('payee'),
                head: true,
                cell: (row) => (
                  <span className="stack-tight">
                    <button type="button" className="link-button" onClick={() => setShown(row.id)}>
                      <LongText>{row.payee ?? t('payee.none')}</LongText>
                    </button>
                    {row.purpose && (
                      <span className="muted">
                        <LongText>{row.purpose}</LongText>
                      </span>
                    )}
                  </span>
                ),
              },
              {
                key: 'amount',
                title: t('amount'),
                numeric: true,
                cell: (row) => <Amount fen={row.amount} unit="yuan" />,
              },
              {
                key: 'use',
                title: t('use'),
                cell: (row) => {
                  const use = nameOf(row.useId)
                  return use === undefined ? (
                    <span className="muted">{t('use.unassigned')}</span>
                  ) : (
                    <LongText>{use}</LongText>
                  )
                },
              },
              {
                key: 'missing',
                title: t('missing'),
                cell: (row) =>
                  row.reversed ? (
                    <span className="muted">{t('payment.reversed', { why: row.reversed.why })}</span>
                  ) : row.missing.length === 0 ? (
                    t('missing.none')
                  ) : (
                    <StatusTag tone="warn">{t('missing.count', { count: row.missing.length })}</StatusTag>
                  ),
              },
            ]}
            paging={{
              page,
              pageSize: size,
              total: found.data.count,
              onPage: filter.setPage,
            }}
          />
          {found.data.count > 0 && (
            <div className="panel-head">
              <p className="foot-note">
                {t('payments.sum', {
                  sum: amount(found.data.sum, 'yuan'),
                  refunds: amount(found.data.refunds, 'yuan'),
                })}
              </p>
              <div className="page-actions">
                <ActionButton
                  label={t('payments.print')}
                  pending={printing}
                  onPress={() => setPrinting(true)}
                />
                <ActionButton
                  label={t('payments.export', { count: found.data.count })}
                  pending={file.isPending}
                  onPress={() => file.mutate({ ...asked, language })}
                />
              </div>
            </div>
          )}
        </>
      )}
      <SidePanel open={shown !== ''} title={t('payment.show')} onClose={() => setShown('')}>
        {shown !== '' && <PaymentDetails view={view} paymentId={shown as PaymentId} />}
      </SidePanel>
      <SidePanel open={adding} title={t('payment.add')} onClose={() => setAdding(false)}>
        {adding && <PaymentForm view={view} payment={null} onDone={() => setAdding(false)} />}
      </SidePanel>
    </section>
  )
}

function toggled(picked: Picked, row: PaymentView, on: boolean): Picked {
  const next = new Map(picked)
  if (on) next.set(row.id, row.version)
  else next.delete(row.id)
  return next
}
