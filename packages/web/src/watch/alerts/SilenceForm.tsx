import { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertLine } from '@rongheng/core/watch/alert-views'
import type { SilenceMatch } from '@rongheng/core/watch/silence'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useWrite } from '../../api/use-write.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { errorAt, type Places, useFieldErrors } from '../../ui/field-errors.ts'
import { FormField } from '../../ui/FormField.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { inputOf, momentOf } from './shanghai-input.ts'
import { alertPageWords } from './words.ts'

const HOUR = 3_600_000
const hours = ['1', '4', '24', '168'] as const

type Typed = {
  what: 'check' | 'system' | 'text'
  text: string
  lasts: (typeof hours)[number] | 'custom'
  until: string
  reason: string
}

const places: Places = {
  refusals: {
    'watch.silence-until': 'until',
    'watch.silence-says-nothing': 'text',
    'watch.not-of-unit': 'what',
  },
}

/** Silences an alert, or more of its kind, with an end and a reason. */
export function SilenceForm({ alert, onDone }: { alert: AlertLine; onDone: () => void }) {
  const t = useText(alertPageWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const write = useWrite(alertApi.silence)
  const [form] = Form.useForm<Typed>()
  const what = Form.useWatch('what', form)
  const lasts = Form.useWatch('lasts', form)
  const error = useMemo(() => errorAt(write.error, places), [write.error])
  useFieldErrors(form, error)
  const submit = (typed: Typed) => {
    const until =
      typed.lasts === 'custom'
        ? (momentOf(typed.until) ?? serverNow())
        : ((serverNow() + Number(typed.lasts) * HOUR) as ReturnType<typeof serverNow>)
    write.mutate(
      { ...matchOf(alert, typed), unitId: alert.unitId, until, reason: typed.reason },
      {
        onSuccess: () => {
          unsaved.saved()
          toast(t('silence.saved'))
          onDone()
        },
      },
    )
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        what: alert.checkId ? 'check' : 'text',
        text: alert.title,
        lasts: '4',
        until: inputOf(serverNow() + 4 * HOUR),
        reason: '',
      }}
      onFinish={submit}
      onValuesChange={unsaved.touch}
    >
      <p className="wa-title">{alert.title}</p>
      <p className="muted wa-about">{t('silence.help')}</p>
      <ErrorSummary
        error={error}
        labels={{
          what: t('silence.what'),
          reason: t('silence.reason'),
          until: t('silence.until'),
          text: t('silence.text'),
        }}
      />
      <FormField name="what" label={t('silence.what')}>
        <Radio.Group>
          {alert.checkId && <Radio value="check">{t('silence.what.check')}</Radio>}
          {alert.systemId && (
            <Radio value="system">{t('silence.what.system', { name: alert.systemName ?? '' })}</Radio>
          )}
          <Radio value="text">{t('silence.what.text')}</Radio>
        </Radio.Group>
      </FormField>
      {what === 'text' && (
        <FormField name="text" label={t('silence.text')} required>
          <Input maxLength={100} />
        </FormField>
      )}
      <FormField name="lasts" label={t('silence.for')}>
        <Select
          options={[...hours, 'custom' as const].map((one) => ({
            value: one,
            label: t(`silence.for.${one}`),
          }))}
        />
      </FormField>
      {lasts === 'custom' && (
        <FormField name="until" label={t('silence.until')} required>
          <input type="datetime-local" max="9999-12-31T23:59" className="wa-moment" />
        </FormField>
      )}
      <FormField name="reason" label={t('silence.reason')} help={t('silence.reason.help')} required>
        <Input maxLength={200} data-begin="" />
      </FormField>
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {t('silence.save')}
      </Button>
    </Form>
  )
}

function matchOf(alert: AlertLine, typed: Typed): SilenceMatch {
  const nothing = { systemIds: [], checkIds: [], sources: [], text: '' }
  if (typed.what === 'check' && alert.checkId) return { ...nothing, checkIds: [alert.checkId] }
  if (typed.what === 'system' && alert.systemId) return { ...nothing, systemIds: [alert.systemId] }
  return { ...nothing, text: typed.text, sources: alert.source === 'check' ? [] : [alert.source] }
}
