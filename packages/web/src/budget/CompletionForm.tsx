import { budgetApi } from '@rongheng/core/budget/api'
import { type Completion, type SharedPart, sharedParts } from '@rongheng/core/budget/completion'
import type { PaymentView, ProjectView } from '@rongheng/core/budget/views'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useId } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { budgetWords } from './words.ts'

/** Payments that a person ticked: their ids with the versions seen. */
export type Picked = ReadonlyMap<PaymentView['id'], number>

type Filled = Partial<Record<SharedPart, string>> & { replace?: boolean }

/** Says the same of all ticked payments. Fields left empty stay as they are; what is filled in already stays too, unless replaced. */
export function CompletionForm(p: {
  view: ProjectView
  picked: Picked
  /** Payments at hand, whose words are offered while one types. */
  known: readonly PaymentView[]
  onDone: () => void
}) {
  const t = useText(budgetWords)
  const toast = useToast()
  const id = useId()
  const write = useWrite(budgetApi.completePayments)
  const [form] = Form.useForm<Filled>()
  const filled = Form.useWatch((values: Filled) => values, form) as Filled | undefined
  const texts = sharedParts.filter((part) => part !== 'use')
  const setOf = (values: Filled | undefined): Completion =>
    Object.fromEntries(
      sharedParts.flatMap((part) => {
        const said = values?.[part]?.trim()
        return said ? [[part, said]] : []
      }),
    )
  const nothing = Object.keys(setOf(filled)).length === 0
  const save = async (values: Filled) => {
    const input = {
      projectId: p.view.project.id,
      payments: [...p.picked].map(([payment, version]) => ({ id: payment, version })),
      set: setOf(values),
      replace: values.replace ?? false,
    }
    // A list of what is incomplete may be empty afterwards, and this form gone with it: it says so all the same.
    const done = await write.mutateAsync(input).catch(() => null)
    if (done === null) return
    toast(t('completion.done', { changed: done.changed, same: p.picked.size - done.changed }))
    p.onDone()
  }
  return (
    <Form<Filled> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
      <ErrorSummary error={write.error} />
      <p className="muted">{t('completion.help', { count: p.picked.size })}</p>
      <FormField name="use" label={t('use')}>
        <Select
          allowClear
          options={p.view.project.uses.map((one) => ({ value: one.id as string, label: one.name }))}
        />
      </FormField>
      {texts.map((part) => (
        <FormField key={part} name={part} label={t(part)}>
          <Input maxLength={part === 'contract' ? 200 : 50} list={`${id}-${part}`} autoComplete="off" />
        </FormField>
      ))}
      {texts.map((part) => (
        <datalist key={part} id={`${id}-${part}`}>
          {[...new Set(p.known.map((one) => saidOf(one, part)))].map(
            (said) => said !== null && <option key={said} value={said} />,
          )}
        </datalist>
      ))}
      <FormField name="replace" label="" valuePropName="checked">
        <Checkbox>{t('completion.replace')}</Checkbox>
      </FormField>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={nothing}>
          {t('completion.save', { count: p.picked.size })}
        </Button>
        {nothing && <span className="muted">{t('completion.nothing')}</span>}
      </div>
    </Form>
  )
}

const saidOf = (payment: PaymentView, part: Exclude<SharedPart, 'use'>): string | null =>
  part === 'contract' ? payment.contract : payment.people[peopleOf[part]]

const peopleOf = {
  'people.uses': 'uses',
  'people.applies': 'applies',
  'people.carriesOut': 'carriesOut',
  'people.evaluates': 'evaluates',
} as const
