import { alertApi } from '@rongheng/core/watch/alert-api'
import type { HookView } from '@rongheng/core/watch/alert-views'
import { watchApi } from '@rongheng/core/watch/api'
import { severities, type Severity } from '@rongheng/core/watch/severity'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { useOwnUnits } from './own-units.ts'
import { alertPageWords } from './words.ts'

type Typed = {
  unitId: HookView['unitId']
  name: string
  url: string
  severity: Severity
  systemIds: HookView['systemIds']
  recoveries: boolean
  paused: boolean
  secret: string
  forget: boolean
}

const usual = { severity: 'important', systemIds: [], recoveries: true, paused: false } as const

/** Where alerts are sent, and which. */
export function HookForm({ hook, onDone }: { hook: HookView | null; onDone: () => void }) {
  const t = useText(alertPageWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const units = useOwnUnits()
  const add = useWrite(alertApi.addHook)
  const save = useWrite(alertApi.saveHook)
  const [form] = Form.useForm<Typed>()
  const unitId = Form.useWatch('unitId', form) ?? hook?.unitId ?? units[0]?.value
  const { data: choices } = useReadWhen(watchApi.choices, { unitId: unitId ?? '' }, { when: Boolean(unitId) })
  const onSuccess = () => {
    unsaved.saved()
    toast(t('saved'))
    onDone()
  }
  const submit = ({ unitId: chosen, secret, forget, ...typed }: Typed) => {
    const entry = { ...typed, ...(forget ? { secret: '' } : secret ? { secret } : {}) }
    if (hook) save.mutate({ ...entry, hookId: hook.id, version: hook.version }, { onSuccess })
    else add.mutate({ ...entry, unitId: chosen ?? (units[0]?.value as Typed['unitId']) }, { onSuccess })
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...(hook ?? { ...usual, unitId: units[0]?.value }), secret: '', forget: false }}
      onFinish={submit}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary
        error={add.error ?? save.error}
        labels={{ name: t('hook.name'), url: t('hook.url'), secret: t('hook.secret') }}
      />
      {!hook && units.length > 1 && (
        <FormField name="unitId" label={t('unit')}>
          <Select options={units} />
        </FormField>
      )}
      <FormField name="name" label={t('hook.name')} required>
        <Input maxLength={100} data-begin="" />
      </FormField>
      <FormField name="url" label={t('hook.url')} required>
        <Input maxLength={2000} placeholder="https://" inputMode="url" />
      </FormField>
      <FormField name="severity" label={t('hook.severity')}>
        <Select options={severities.map((one) => ({ value: one, label: t(`severity.${one}`) }))} />
      </FormField>
      <FormField name="systemIds" label={t('hook.systems')}>
        <Select
          mode="multiple"
          placeholder={t('hook.systems.all')}
          optionFilterProp="label"
          options={choices?.systems.map((one) => ({ value: one.id, label: one.name })) ?? []}
        />
      </FormField>
      <FormField
        name="secret"
        label={t('hook.secret')}
        help={t(hook?.signed ? 'hook.secret.kept' : 'hook.secret.help')}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </FormField>
      {hook?.signed && (
        <Form.Item name="forget" valuePropName="checked">
          <Checkbox>{t('hook.secret.forget')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="recoveries" valuePropName="checked">
        <Checkbox>{t('hook.recoveries')}</Checkbox>
      </Form.Item>
      <Form.Item name="paused" valuePropName="checked">
        <Checkbox>{t('hook.paused')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending || save.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}
