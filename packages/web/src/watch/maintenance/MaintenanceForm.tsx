import type { Day, Instant } from '@rongheng/core/kernel/time'
import { alertApi } from '@rongheng/core/watch/alert-api'
import type { MaintenanceView } from '@rongheng/core/watch/alert-views'
import { watchApi } from '@rongheng/core/watch/api'
import type { MaintenanceTime } from '@rongheng/core/watch/maintenance'
import { weekdayOf } from '@rongheng/core/watch/maintenance'
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { errorAt, type Places, useFieldErrors } from '../../ui/field-errors.ts'
import { FormField } from '../../ui/FormField.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { useOwnUnits } from '../alerts/own-units.ts'
import { inputOf, momentOf } from '../alerts/shanghai-input.ts'
import '../alerts/alerts.css'
import { maintenanceWords } from './words.ts'

type Typed = {
  unitId: MaintenanceView['unitId']
  name: string
  kind: MaintenanceTime['kind']
  begin: string
  end: string
  weekdays: number[]
  from: string
  to: string
  firstOn: string
  lastOn: string
  reach: 'some' | 'all'
  systemIds: MaintenanceView['systemIds']
  checkIds: MaintenanceView['checkIds']
  reason: string
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** Where maintenance usually begins and ends: at night. */
const NIGHT = { from: '01:00', to: '03:00' } as const
const DAY_MS = 86_400_000

/** The first night that has not begun, on a day or after it. */
function nightFrom(day: Day | undefined, now: number): Day {
  const today = inputOf(now)
  const tonight = today.slice(11) < NIGHT.from ? today : inputOf(now + DAY_MS)
  const next = tonight.slice(0, 10) as Day
  return day !== undefined && day > next ? day : next
}

/** Plans maintenance, once or every week, or changes what is planned. */
export function MaintenanceForm(p: { window?: MaintenanceView; day?: Day; onDone: () => void }) {
  const t = useText(maintenanceWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const units = useOwnUnits()
  const add = useWrite(alertApi.addWindow)
  const save = useWrite(alertApi.saveWindow)
  const [form] = Form.useForm<Typed>()
  const kind = Form.useWatch('kind', form)
  const reach = Form.useWatch('reach', form)
  const unitId = Form.useWatch('unitId', form) ?? p.window?.unitId ?? units[0]?.value
  const { data: choices } = useReadWhen(watchApi.choices, { unitId: unitId ?? '' }, { when: Boolean(unitId) })
  const onSuccess = () => {
    unsaved.saved()
    toast(t('saved'))
    p.onDone()
  }
  const submit = (typed: Typed) => {
    const entry = entryOf(typed)
    if (p.window) save.mutate({ ...entry, windowId: p.window.id, version: p.window.version }, { onSuccess })
    else add.mutate({ ...entry, unitId: unitId as Typed['unitId'] }, { onSuccess })
  }
  const write = p.window ? save : add
  const sentKind = write.variables?.time.kind
  const error = useMemo(() => errorAt(write.error, placesOf(sentKind)), [write.error, sentKind])
  useFieldErrors(form, error)
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={draftOf(p.window, nightFrom(p.day, serverNow()))}
      onFinish={submit}
      onFinishFailed={write.reset}
      onValuesChange={(changed: Partial<Typed>) => {
        unsaved.touch()
        // What was wrong with the one kind is not wrong with the other.
        if (changed.kind) write.reset()
      }}
    >
      <ErrorSummary
        error={error}
        labels={{
          ...Object.fromEntries(
            (['name', 'from', 'to', 'weekdays', 'firstOn', 'reason'] as const).map((one) => [one, t(one)]),
          ),
          lastOn: t('lastOn.name'),
          begin: t('from'),
          end: t('to'),
          systemIds: t('systems'),
          checkIds: t('checks'),
        }}
      />
      {!p.window && units.length > 1 && (
        <FormField name="unitId" label={t('unit')}>
          <Select options={units} />
        </FormField>
      )}
      <FormField name="name" label={t('name')} required>
        <Input maxLength={100} data-begin="" />
      </FormField>
      <FormField name="kind" label={t('kind')}>
        <Radio.Group
          options={(['once', 'weekly'] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        />
      </FormField>
      {kind === 'weekly' ? (
        <>
          <FormField
            name="weekdays"
            label={t('weekdays')}
            rules={[{ type: 'array', min: 1, message: t('need.days') }]}
          >
            <Checkbox.Group options={weekdays.map((n) => ({ value: n, label: t(`weekday.${n}`) }))} />
          </FormField>
          <FormField name="from" label={t('from')} required>
            <input type="time" className="wa-moment" />
          </FormField>
          <FormField name="to" label={t('to')} help={t('to.help')} required>
            <input type="time" className="wa-moment" />
          </FormField>
          <FormField name="firstOn" label={t('firstOn')} required>
            <input type="date" max="9999-12-31" className="wa-moment" />
          </FormField>
          <FormField name="lastOn" label={t('lastOn')}>
            <input type="date" max="9999-12-31" className="wa-moment" />
          </FormField>
        </>
      ) : (
        <>
          <FormField name="begin" label={t('from')} required>
            <input type="datetime-local" max="9999-12-31T23:59" className="wa-moment" />
          </FormField>
          <FormField name="end" label={t('to')} required>
            <input type="datetime-local" max="9999-12-31T23:59" className="wa-moment" />
          </FormField>
        </>
      )}
      <FormField name="reach" label={t('reach')}>
        <Radio.Group
          options={(['some', 'all'] as const).map((one) => ({ value: one, label: t(`reach.${one}`) }))}
        />
      </FormField>
      {reach !== 'all' && (
        <>
          <FormField name="systemIds" label={t('systems')}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={choices?.systems.map((one) => ({ value: one.id, label: one.name })) ?? []}
            />
          </FormField>
          <FormField name="checkIds" label={t('checks')}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={choices?.checks.map((one) => ({ value: one.id, label: one.name })) ?? []}
            />
          </FormField>
        </>
      )}
      <FormField name="reason" label={t('reason')} help={t('reason.help')}>
        <Input.TextArea maxLength={500} rows={2} />
      </FormField>
      <Button type="primary" htmlType="submit" loading={add.isPending || save.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}

/** The fields of the form that the server's words are about, once or every week. */
const placesOf = (kind: MaintenanceTime['kind'] | undefined): Places => ({
  fields:
    kind === 'once'
      ? { time: 'end', 'time.from': 'begin', 'time.to': 'end' }
      : {
          time: 'lastOn',
          ...Object.fromEntries(
            ['weekdays', 'from', 'to', 'firstOn', 'lastOn'].map((one) => [`time.${one}`, one]),
          ),
        },
  refusals: {
    'watch.window-past': kind === 'once' ? 'end' : 'lastOn',
    'watch.window-reaches-nothing': 'systemIds',
    'watch.not-of-unit': 'systemIds',
  },
})

function draftOf(window: MaintenanceView | undefined, day: Day): Partial<Typed> {
  const usual = {
    kind: 'once' as const,
    begin: `${day}T${NIGHT.from}`,
    end: `${day}T${NIGHT.to}`,
    weekdays: [weekdayOf(day)],
    ...NIGHT,
    firstOn: day,
    lastOn: '',
    reach: 'some' as const,
    systemIds: [],
    checkIds: [],
    name: '',
    reason: '',
  }
  if (!window) return usual
  const { time } = window
  return {
    ...usual,
    name: window.name,
    reason: window.reason,
    reach: window.everything ? 'all' : 'some',
    systemIds: window.systemIds,
    checkIds: window.checkIds,
    ...(time.kind === 'once'
      ? { begin: inputOf(time.from), end: inputOf(time.to) }
      : { ...time, lastOn: time.lastOn ?? '' }),
    kind: time.kind,
  }
}

function entryOf(typed: Typed) {
  const all = typed.reach === 'all'
  const time =
    typed.kind === 'once'
      ? {
          kind: 'once' as const,
          from: momentOf(typed.begin) ?? (0 as Instant),
          to: momentOf(typed.end) ?? (0 as Instant),
        }
      : {
          kind: 'weekly' as const,
          weekdays: typed.weekdays,
          from: typed.from,
          to: typed.to,
          firstOn: typed.firstOn as Day,
          lastOn: typed.lastOn ? (typed.lastOn as Day) : null,
        }
  return {
    name: typed.name,
    time,
    everything: all,
    systemIds: all ? [] : (typed.systemIds ?? []),
    checkIds: all ? [] : (typed.checkIds ?? []),
    reason: typed.reason ?? '',
  }
}
