import { budgetApi } from '@rongheng/core/budget/api'
import { budgetOf, soleSource } from '@rongheng/core/budget/amounts'
import { sources } from '@rongheng/core/budget/source'
import type { PaymentEntry, PaymentView, ProjectView } from '@rongheng/core/budget/views'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { ApiError } from '../api/api-error.ts'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney } from '../ui/MoneyInput.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { budgetWords } from './words.ts'

type Filled = Omit<PaymentEntry, 'useId'> & { useId: string; again?: boolean }

const texts = ['payee', 'payeeBank', 'purpose', 'contract', 'voucher'] as const
const labels = {
  payee: 'payee',
  payeeBank: 'payee.bank',
  purpose: 'purpose',
  contract: 'contract',
  voucher: 'voucher',
} as const
const people = ['uses', 'applies', 'carriesOut', 'evaluates'] as const
const orNull = (text: string | null | undefined) => (text && text.trim() !== '' ? text.trim() : null)

/** Enters a payment, or completes one. Only day and amount must be filled in; the rest can wait. */
export function PaymentForm(p: { view: ProjectView; payment: PaymentView | null; onDone: () => void }) {
  const t = useText(budgetWords)
  const toast = useToast()
  const { project } = p.view
  const { payment } = p
  const unsaved = useUnsaved()
  const add = useWrite(budgetApi.addPayment)
  const update = useWrite(budgetApi.updatePayment)
  const write = payment ? update : add
  const twice = write.error instanceof ApiError && write.error.code === 'budget.payment-twice'
  const must = (what: string) => [{ required: true, message: t('form.required', { what }) }]
  const done = {
    onSuccess: () => {
      unsaved.saved()
      toast(t('payment.saved'))
      p.onDone()
    },
  }
  const save = ({ again, useId, ...filled }: Filled) => {
    const account = orNull(filled.payeeAccount)
    const entry: PaymentEntry = {
      ...filled,
      useId: (orNull(useId) as PaymentEntry['useId']) ?? null,
      ...(Object.fromEntries(texts.map((name) => [name, orNull(filled[name])])) as Pick<
        PaymentEntry,
        (typeof texts)[number]
      >),
      people: {
        uses: orNull(filled.people.uses),
        applies: orNull(filled.people.applies),
        carriesOut: orNull(filled.people.carriesOut),
        evaluates: orNull(filled.people.evaluates),
      },
      payeeAccount: account ?? undefined,
    }
    if (payment) update.mutate({ ...entry, paymentId: payment.id, version: payment.version }, done)
    else add.mutate({ ...entry, projectId: project.id, again: again ?? false }, done)
  }
  return (
    <Form<Filled>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        source: soleSource(budgetOf(p.view.amounts)) ?? undefined,
        ...payment,
        useId: payment?.useId ?? '',
        payeeAccount: '',
      }}
      onFinish={save}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary error={write.error} />
      {twice && (
        <FormField name="again" label="" valuePropName="checked">
          <Checkbox>{t('again')}</Checkbox>
        </FormField>
      )}
      <div className="form-grid">
        <FormField name="on" label={t('on')} rules={must(t('on'))}>
          <Input type="date" min={`${project.year}-01-01`} max={`${project.year}-12-31`} />
        </FormField>
        <FormField
          name="amount"
          label={t('amount')}
          help={t('refund.help')}
          rules={[...must(t('amount')), readableMoney(t('form.money'))]}
        >
          <MoneyInput unit="yuan" />
        </FormField>
        <FormField name="useId" label={t('use')}>
          <Select
            options={[
              { value: '', label: t('use.none') },
              ...project.uses.map((one) => ({ value: one.id as string, label: one.name })),
            ]}
          />
        </FormField>
        <FormField name="source" label={t('source')} rules={must(t('source'))}>
          <Select options={sources.map((value) => ({ value, label: t(`budget.source.${value}`) }))} />
        </FormField>
        {texts.map((name) => (
          <FormField key={name} name={name} label={t(labels[name])}>
            <Input maxLength={name === 'purpose' ? 500 : name === 'voucher' ? 64 : 200} />
          </FormField>
        ))}
        <FormField
          name="payeeAccount"
          label={t('payee.account')}
          {...(payment?.payeeAccount && {
            help: t('payee.account.keep', { masked: payment.payeeAccount }),
          })}
        >
          <Input maxLength={64} autoComplete="off" inputMode="numeric" />
        </FormField>
      </div>
      <fieldset className="form-group">
        <legend>{t('people')}</legend>
        <div className="form-grid">
          {people.map((who) => (
            <FormField key={who} name={['people', who]} label={t(`people.${who}`)}>
              <Input maxLength={50} />
            </FormField>
          ))}
        </div>
      </fieldset>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}
