import { budgetApi } from '@rongheng/core/budget/api'
import type { MissingPart, PaymentId } from '@rongheng/core/budget/payment'
import type { PaymentView, ProjectView } from '@rongheng/core/budget/views'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount } from '../ui/Amount.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { budgetWords } from './words.ts'

/** What a part of a payment is called on its form. */
const partLabels = {
  use: 'use',
  payee: 'payee',
  contract: 'contract',
  purpose: 'purpose',
  voucher: 'voucher',
  'people.uses': 'people.uses',
  'people.applies': 'people.applies',
  'people.carriesOut': 'people.carriesOut',
  'people.evaluates': 'people.evaluates',
} as const satisfies Record<MissingPart, keyof typeof budgetWords>

/** One payment: who was paid for what, who stands behind it, and what it does not say yet. */
export function PaymentDetails({ view, paymentId }: { view: ProjectView; paymentId: PaymentId }) {
  const marks = usePunctuation()
  const t = useText(budgetWords)
  const payment = useRead(budgetApi.getPayment, { paymentId })
  const [editing, setEditing] = useState(false)
  const may = useMay('payment.write', payment.unitId)
  if (editing) return <PaymentForm view={view} payment={payment} onDone={() => setEditing(false)} />
  const closed = payment.reversed ? t('payment.reversed', { why: payment.reversed.why }) : null
  const reason = may ? closed : t('may-not.payment')
  const blank = <span className="muted">—</span>
  return (
    <div className="stack">
      {closed && <StatusTag tone="neutral">{closed}</StatusTag>}
      {payment.missing.length > 0 && !closed && (
        <p className="notice-warn">
          {marks.label(t('missing'), marks.list(payment.missing.map((part) => t(partLabels[part]))))}
        </p>
      )}
      <DescriptionList
        rows={[
          { name: t('on'), value: payment.on },
          { name: t('amount'), value: <Amount fen={payment.amount} unit="yuan" /> },
          { name: t('source'), value: t(`budget.source.${payment.source}`) },
          { name: t('use'), value: view.project.uses.find((one) => one.id === payment.useId)?.name ?? blank },
          { name: t('payee'), value: payment.payee ?? blank },
          { name: t('payee.account'), value: <Account payment={payment} /> },
          { name: t('payee.bank'), value: payment.payeeBank ?? blank },
          { name: t('purpose'), value: payment.purpose ?? blank },
          { name: t('contract'), value: payment.contract ?? blank },
          { name: t('voucher'), value: payment.voucher ?? blank },
          { name: t('people.uses'), value: payment.people.uses ?? blank },
          { name: t('people.applies'), value: payment.people.applies ?? blank },
          { name: t('people.carriesOut'), value: payment.people.carriesOut ?? blank },
          { name: t('people.evaluates'), value: payment.people.evaluates ?? blank },
          { name: t('origin'), value: t(payment.batchId === null ? 'from.hand' : 'from.ledger') },
        ]}
      />
      <div className="form-actions">
        <ActionButton
          label={t('payment.edit')}
          primary
          disabledReason={reason}
          onPress={() => setEditing(true)}
        />
        <Reverse payment={payment} reason={reason} />
      </div>
    </div>
  )
}

function Account({ payment }: { payment: PaymentView }) {
  const t = useText(budgetWords)
  const may = useMay('payee.read', payment.unitId)
  const look = useWrite(budgetApi.showAccount)
  if (payment.payeeAccount === null) return <span className="muted">—</span>
  if (look.data) return <>{look.data.payeeAccount}</>
  return (
    <span className="stack-tight">
      {payment.payeeAccount}
      <ErrorSummary error={look.error} />
      <ActionButton
        label={t('payee.account.show')}
        disabledReason={may ? null : t('payee.account.may-not')}
        pending={look.isPending}
        onPress={() => look.mutate({ paymentId: payment.id })}
      />
    </span>
  )
}

function Reverse({ payment, reason }: { payment: PaymentView; reason: string | null }) {
  const t = useText(budgetWords)
  const toast = useToast()
  const reverse = useWrite(budgetApi.reversePayment)
  return (
    <ConfirmWithReason
      label={t('payment.reverse')}
      reason={t('remove.why')}
      title={t('payment.reverse.title')}
      disabledReason={reason}
      onConfirm={async (why) => {
        await reverse.mutateAsync({ paymentId: payment.id, version: payment.version, why })
        toast(t('payment.reversed.toast'))
      }}
    >
      <p>{t('payment.reverse.help')}</p>
    </ConfirmWithReason>
  )
}
