import { budgetApi } from '@rongheng/core/budget/api'
import type { PaymentId } from '@rongheng/core/budget/payment'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { Day } from '@rongheng/core/kernel/time'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount, useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { PaymentDetails } from './PaymentDetails.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { ProjectFrame } from './ProjectFrame.tsx'
import { budgetWords } from './words.ts'

const PAGE_SIZE = 20

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
  const [text, setText] = useQueryValue('text')
  const [from, setFrom] = useQueryValue('from')
  const [to, setTo] = useQueryValue('to')
  const [use, setUse] = useQueryValue('use')
  const [incomplete, setIncomplete] = useQueryValue('incomplete')
  const [state, setState] = useQueryValue('state', 'live')
  const [batch, setBatch] = useQueryValue('batch')
  const [page, setPage] = useQueryValue('page', '1')
  const [shown, setShown] = useQueryValue('payment')
  const [adding, setAdding] = useState(false)
  const filtered = [text, from, to, use, incomplete, batch].some((value) => value !== '') || state !== 'live'
  const found = useReadWhen(budgetApi.listPayments, {
    projectId: project.id,
    ...(text !== '' && { text }),
    ...(from !== '' && { from: from as Day }),
    ...(to !== '' && { to: to as Day }),
    ...(use !== '' && { use }),
    ...(batch !== '' && { batchId: batch }),
    ...(incomplete === 'true' && { incomplete: true }),
    state: state === 'reversed' ? 'reversed' : 'live',
    page: Number(page) || 1,
    size: PAGE_SIZE,
  })
  const change = (set: (next: string) => void) => (value: string) => {
    if (page !== '1') setPage('1')
    set(value)
  }
  const nameOf = (useId: string | null) => project.uses.find((one) => one.id === useId)?.name
  const showWhat = state === 'reversed' ? 'reversed' : incomplete === 'true' ? 'incomplete' : 'all'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('payments')}</h2>
        {view.payments.incomplete > 0 && showWhat !== 'incomplete' && (
          <button type="button" className="link-button" onClick={() => change(setIncomplete)('true')}>
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
      <div className="filters no-print">
        <label className="filter-wide">
          {t('text')}
          <Input.Search
            allowClear
            defaultValue={text}
            key={text}
            maxLength={100}
            onSearch={change(setText)}
            enterButton={t('search')}
          />
        </label>
        <label>
          {t('from')}
          <Input type="date" value={from} onChange={(event) => change(setFrom)(event.target.value)} />
        </label>
        <label>
          {t('to')}
          <Input type="date" value={to} onChange={(event) => change(setTo)(event.target.value)} />
        </label>
        <label>
          {t('use')}
          <select className="select" value={use} onChange={(event) => change(setUse)(event.target.value)}>
            <option value="">{t('show.all')}</option>
            {project.uses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
            <option value="none">{t('use.unassigned')}</option>
          </select>
        </label>
        <label>
          {t('show')}
          <select
            className="select"
            value={showWhat}
            onChange={(event) => {
              const next = event.target.value
              change(setIncomplete)(next === 'incomplete' ? 'true' : '')
              setState(next === 'reversed' ? 'reversed' : 'live')
            }}
          >
            {(['all', 'incomplete', 'reversed'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`show.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {batch !== '' && <Button onClick={() => setBatch('')}>{`${t('show.batch')} ×`}</Button>}
      </div>
      {found.error ? (
        <ErrorState title={t('payments')} error={found.error} />
      ) : !found.data ? (
        <Loading />
      ) : (
        <>
          <DataTable
            caption={t('payments')}
            rows={found.data.items}
            rowKey={(row) => row.id}
            empty={
              filtered ? (
                <EmptyState title={t('payments.none.filtered')} />
              ) : (
                <EmptyState title={t('payments.none')} help={t('payments.none.help')} />
              )
            }
            columns={[
              { key: 'on', title: t('on'), cell: (row) => row.on },
              {
                key: 'payee',
                title: t('payee'),
                head: true,
                cell: (row) => (
                  <span className="stack-tight">
                    <button type="button" className="link-button" onClick={() => setShown(row.id)}>
                      {row.payee ?? t('payment.show')}
                    </button>
                    {row.purpose && <span className="muted">{row.purpose}</span>}
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
                cell: (row) => nameOf(row.useId) ?? <span className="muted">{t('use.unassigned')}</span>,
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
              page: Number(page) || 1,
              pageSize: PAGE_SIZE,
              total: found.data.count,
              onPage: (next) => setPage(String(next)),
            }}
          />
          {found.data.count > 0 && (
            <p className="foot-note">
              {t('payments.sum', {
                sum: amount(found.data.sum, 'yuan'),
                refunds: amount(found.data.refunds, 'yuan'),
              })}
            </p>
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
