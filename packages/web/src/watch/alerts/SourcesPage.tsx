import { alertApi } from '@rongheng/core/watch/alert-api'
import { type SourceKind, sourceKinds } from '@rongheng/core/watch/alert-ends'
import type { SourceView } from '@rongheng/core/watch/alert-views'
import { watchApi } from '@rongheng/core/watch/api'
import { severities, type Severity } from '@rongheng/core/watch/severity'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { issueSentence } from '../../api/sentence.ts'
import { useRead, useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDayText } from '../../ui/day-text.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useLanguage, useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { AlertsNav } from './AlertsNav.tsx'
import { useOwnUnits } from './own-units.ts'
import { alertPageWords } from './words.ts'

/** An address that is shown once. */
type Shown = { readonly kind: SourceKind; readonly path: string }

/** The programs whose alerts are taken, and what came of their newest messages. */
export function SourcesPage() {
  const t = useText(alertPageWords)
  const { language } = useLanguage()
  const { moment } = useDayText()
  const { items } = useRead(alertApi.listSources, {})
  const mayWrite = useMay('watch.write')
  const [edited, setEdited] = useState<SourceView | 'new' | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <>
      <PageTitle
        note={t('sources.note')}
        actions={
          <ActionButton
            primary
            label={t('source.add')}
            disabledReason={mayWrite ? null : t('may-not.write')}
            onPress={() => setEdited('new')}
          />
        }
      >
        {t('sources')}
      </PageTitle>
      <AlertsNav at="/watch/alert-sources" />
      {shown && <Once shown={shown} onDone={() => setShown(null)} />}
      <DataTable
        caption={t('sources')}
        rows={items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('sources.none')} help={t('sources.none.help')} />}
        columns={[
          {
            key: 'name',
            title: t('source.name'),
            head: true,
            cell: (row) => (
              <div>
                {row.name}
                <div className="muted">{t(`source.${row.kind}`)}</div>
              </div>
            ),
          },
          {
            key: 'received',
            title: t('source.received'),
            cell: (row) => (
              <div>
                {row.lastAt === null
                  ? t('source.never')
                  : t('source.received.count', { count: row.received })}
                {row.lastAt !== null && (
                  <div className="muted">{t('source.last', { at: moment(row.lastAt) })}</div>
                )}
                {row.lastProblem !== null && (
                  <div className="wa-detail">
                    {t('source.problem', {
                      problem: issueSentence(language, row.lastProblem, row.lastProblem.path || undefined),
                    })}
                  </div>
                )}
              </div>
            ),
          },
          { key: 'open', title: t('source.open'), numeric: true, cell: (row) => row.open },
          { key: 'system', title: t('system'), cell: (row) => row.systemName ?? '—' },
          {
            key: 'actions',
            title: t('actions'),
            cell: (row) => <Acts row={row} onEdit={() => setEdited(row)} onAddress={setShown} />,
          },
        ]}
      />
      <SidePanel
        open={edited !== null}
        title={t(edited === 'new' ? 'source.add' : 'source.edit')}
        onClose={() => setEdited(null)}
      >
        {edited && (
          <SourceForm
            source={edited === 'new' ? null : edited}
            onDone={(made) => {
              setEdited(null)
              if (made) setShown(made)
            }}
          />
        )}
      </SidePanel>
    </>
  )
}

function Once({ shown, onDone }: { shown: Shown; onDone: () => void }) {
  const t = useText(alertPageWords)
  return (
    <section className="wa-once" role="alert">
      <h2>{t('source.address')}</h2>
      <p>{t('source.address.once')}</p>
      <code className="wa-address">{`${location.origin}${shown.path}`}</code>
      <p>{t('source.address.how', { kind: t(`source.${shown.kind}`) })}</p>
      <ActionButton label={t('source.address.done')} onPress={onDone} />
    </section>
  )
}

function Acts(p: { row: SourceView; onEdit: () => void; onAddress: (shown: Shown) => void }) {
  const t = useText(alertPageWords)
  const { row } = p
  const may = useMay('watch.write', row.unitId)
  const renew = useWrite(alertApi.renewSource)
  const remove = useWrite(alertApi.removeSource)
  if (!may) return null
  return (
    <div className="wa-acts">
      <ActionButton label={t('edit')} what={row.name} onPress={p.onEdit} />
      <ConfirmAction
        label={t('source.renew')}
        title={t('source.renew.title')}
        onConfirm={async () => {
          const { path } = await renew.mutateAsync({ sourceId: row.id })
          p.onAddress({ kind: row.kind, path })
        }}
      >
        <p>{t('source.renew.help')}</p>
      </ConfirmAction>
      <ConfirmAction
        label={t('source.remove')}
        title={t('source.remove.title')}
        danger
        onConfirm={() => remove.mutateAsync({ sourceId: row.id, version: row.version })}
      >
        <p>{t('source.remove.help')}</p>
      </ConfirmAction>
    </div>
  )
}

type Typed = {
  unitId: SourceView['unitId']
  kind: SourceKind
  name: string
  severity: Severity
  systemId: SourceView['systemId']
}

function SourceForm(p: { source: SourceView | null; onDone: (made: Shown | null) => void }) {
  const t = useText(alertPageWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const units = useOwnUnits()
  const add = useWrite(alertApi.addSource)
  const save = useWrite(alertApi.saveSource)
  const [form] = Form.useForm<Typed>()
  const unitId = Form.useWatch('unitId', form) ?? p.source?.unitId ?? units[0]?.value
  const { data: choices } = useReadWhen(watchApi.choices, { unitId: unitId ?? '' }, { when: Boolean(unitId) })
  const done = (made: Shown | null) => {
    unsaved.saved()
    toast(t('saved'))
    p.onDone(made)
  }
  const submit = ({ unitId: chosen, kind, ...typed }: Typed) => {
    const entry = { ...typed, systemId: typed.systemId ?? null }
    if (p.source)
      save.mutate(
        { ...entry, sourceId: p.source.id, version: p.source.version },
        { onSuccess: () => done(null) },
      )
    else
      add.mutate(
        { ...entry, kind, unitId: chosen ?? (units[0]?.value as Typed['unitId']) },
        { onSuccess: ({ path }) => done({ kind, path }) },
      )
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={
        p.source ?? { unitId: units[0]?.value, kind: 'alertmanager', severity: 'important', systemId: null }
      }
      onFinish={submit}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary error={add.error ?? save.error} labels={{ name: t('source.name') }} />
      {!p.source && units.length > 1 && (
        <FormField name="unitId" label={t('unit')}>
          <Select options={units} />
        </FormField>
      )}
      {!p.source && (
        <FormField name="kind" label={t('source.kind')}>
          <Select options={sourceKinds.map((one) => ({ value: one, label: t(`source.${one}`) }))} />
        </FormField>
      )}
      <FormField name="name" label={t('source.name')} required>
        <Input maxLength={100} data-begin="" />
      </FormField>
      <FormField name="severity" label={t('source.severity')}>
        <Select options={severities.map((one) => ({ value: one, label: t(`severity.${one}`) }))} />
      </FormField>
      <FormField name="systemId" label={t('source.system')}>
        <Select
          options={[
            { value: null, label: t('source.system.none') },
            ...(choices?.systems.map((one) => ({ value: one.id, label: one.name })) ?? []),
          ]}
        />
      </FormField>
      <Button type="primary" htmlType="submit" loading={add.isPending || save.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}
