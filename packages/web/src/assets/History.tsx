import { assetsApi } from '@rongheng/core/assets/api'
import { eventKinds } from '@rongheng/core/assets/choices'
import type { AssetEvent } from '@rongheng/core/assets/history'
import type { Fen } from '@rongheng/core/kernel/money'
import type { Day } from '@rongheng/core/kernel/time'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useDownload, useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount } from '../ui/Amount.tsx'
import { todayHere, useDayText } from '../ui/day-text.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney, type TypedMoney } from '../ui/MoneyInput.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useChoiceText } from './choice-text.ts'
import { assetWords } from './words.ts'

/** What happened to a system or device, newest first, and a way to add to it. */
export function History(p: {
  subjectId: AssetEvent['subjectId']
  events: readonly AssetEvent[]
  mayWrite: boolean
}) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const { day } = useDayText()
  const photo = useDownload(assetsApi.downloadPhoto)
  const [open, setOpen] = useState(false)
  return (
    <section className="as-panel">
      <div className="as-head">
        <h2>{t('history')}</h2>
        <ActionButton
          label={t('history.add')}
          disabledReason={p.mayWrite ? null : t('may-not.write')}
          onPress={() => setOpen(true)}
        />
      </div>
      <ErrorSummary error={photo.error} title={t('event.photo')} />
      {p.events.length === 0 && <p className="muted">{t('history.none')}</p>}
      <ol className="as-events">
        {p.events.map((event) => (
          <li key={event.id}>
            <p className="as-event-head">
              <StatusTag tone={event.kind === 'fault' ? 'warn' : 'info'}>
                {choice(eventKinds, event.kind)}
              </StatusTag>{' '}
              <time dateTime={event.happenedOn}>{day(event.happenedOn)}</time>{' '}
              <span className="muted">{t('event.by', { who: event.recordedByName })}</span>
            </p>
            <p className="as-event-text">{event.text}</p>
            {event.costFen !== null && (
              <p>
                {t('event.cost')} <Amount fen={event.costFen} unit="yuan" />
              </p>
            )}
            {event.photoId !== null && (
              <Button
                size="small"
                loading={photo.isPending}
                onClick={() => photo.mutate({ subjectId: p.subjectId, fileId: event.photoId as never })}
              >
                {t('event.photo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <SidePanel open={open} title={t('history.add')} onClose={() => setOpen(false)}>
        <EventForm subjectId={p.subjectId} onDone={() => setOpen(false)} />
      </SidePanel>
    </section>
  )
}

type Filled = { kind: AssetEvent['kind']; happenedOn: Day; text: string; costFen?: TypedMoney }

function EventForm({ subjectId, onDone }: { subjectId: AssetEvent['subjectId']; onDone: () => void }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const toast = useToast()
  const write = useWrite(assetsApi.addEvent)
  const submit = async ({ costFen, ...filled }: Filled) => {
    await write.mutateAsync({ ...filled, subjectId, costFen: (costFen ?? null) as Fen | null })
    toast(t('saved'))
    onDone()
  }
  return (
    <Form<Filled>
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'maintenance', happenedOn: todayHere() }}
      onFinish={(filled) => void submit(filled).catch(() => undefined)}
    >
      <ErrorSummary error={write.error} labels={{ text: t('event.text') }} />
      <FormField name="kind" label={t('kind')}>
        <Select
          options={Object.keys(eventKinds).map((value) => ({ value, label: choice(eventKinds, value) }))}
        />
      </FormField>
      <FormField
        name="happenedOn"
        label={t('event.on')}
        rules={[{ required: true, message: t('required', { what: t('event.on') }) }]}
      >
        <Input type="date" max={todayHere()} />
      </FormField>
      <FormField
        name="text"
        label={t('event.text')}
        rules={[{ required: true, whitespace: true, message: t('required', { what: t('event.text') }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} data-begin="" />
      </FormField>
      <FormField name="costFen" label={t('event.cost')} rules={[readableMoney(t('money.wrong'))]}>
        <MoneyInput unit="yuan" />
      </FormField>
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}
