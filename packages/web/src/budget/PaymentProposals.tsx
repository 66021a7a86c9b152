import { budgetApi } from '@rongheng/core/budget/api'
import { type Proposal, sharedParts } from '@rongheng/core/budget/completion'
import type { ProjectView } from '@rongheng/core/budget/views'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LongText } from '../ui/LongText.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { budgetWords } from './words.ts'

/** As many as one write takes. */
const MOST_AT_ONCE = 500

/** What incomplete payments would say if they were like earlier ones to the same payee: taken over with one press, by group or all. */
export function PaymentProposals({ view, onTaken }: { view: ProjectView; onTaken: () => void }) {
  const t = useText(budgetWords)
  const toast = useToast()
  const { data } = useReadWhen(budgetApi.proposePayments, { projectId: view.project.id })
  const write = useWrite(budgetApi.completePayments)
  const [busy, setBusy] = useState(false)
  const items = data?.items ?? []
  if (items.length === 0) return null
  const total = items.reduce((sum, one) => sum + one.payments.length, 0)
  const take = async (taken: readonly Proposal[]) => {
    setBusy(true)
    let changed = 0
    try {
      for (const { payments, set } of taken)
        for (let from = 0; from < payments.length; from += MOST_AT_ONCE) {
          const part = payments.slice(from, from + MOST_AT_ONCE)
          const done = await write.mutateAsync({ projectId: view.project.id, payments: part, set })
          changed += done.changed
        }
      toast(t('proposals.done', { changed }))
      onTaken()
    } catch {
      // The refusal stands above the table; what was written before it stays.
    } finally {
      setBusy(false)
    }
  }
  const said = ({ set }: Proposal) =>
    sharedParts.flatMap((part) => {
      const value = set[part]
      if (value === undefined) return []
      const shown = part === 'use' ? view.project.uses.find((use) => use.id === value)?.name : value
      return [`${t(part)}：${shown ?? value}`]
    })
  return (
    <details className="proposals no-print" open>
      <summary>{t('proposals.title', { count: total })}</summary>
      <p className="muted">{t('proposals.help')}</p>
      <ErrorSummary error={write.error} />
      <DataTable
        caption={t('proposals.title', { count: total })}
        rows={items}
        rowKey={(row) => `${row.payments[0]?.id}`}
        columns={[
          {
            key: 'payee',
            title: t('payee'),
            head: true,
            cell: (row) => (
              <span className="stack-tight">
                <LongText>{row.payee}</LongText>
                <span className="muted">
                  <LongText>{row.purpose ?? t('proposals.any-purpose')}</LongText>
                </span>
              </span>
            ),
          },
          { key: 'count', title: t('proposals.count'), numeric: true, cell: (row) => row.payments.length },
          {
            key: 'set',
            title: t('proposals.set'),
            cell: (row) => (
              <span className="stack-tight">
                {said(row).map((line) => (
                  <LongText key={line}>{line}</LongText>
                ))}
                <span className="muted">{t('proposals.from', { count: row.from })}</span>
              </span>
            ),
          },
          {
            key: 'take',
            title: t('proposals.act'),
            cell: (row) => (
              <ActionButton
                label={t('proposals.take')}
                what={row.payee}
                pending={busy}
                onPress={() => void take([row])}
              />
            ),
          },
        ]}
      />
      {items.length > 1 && (
        <div className="form-actions">
          <ActionButton
            label={t('proposals.take-all', { count: total })}
            pending={busy}
            onPress={() => void take(items)}
          />
        </div>
      )}
    </details>
  )
}
