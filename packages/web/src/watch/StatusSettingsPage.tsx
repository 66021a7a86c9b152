import type { UnitId } from '@rongheng/core/identity/unit'
import { watchApi } from '@rongheng/core/watch/api'
import { shownTo, Slug, type StatusPage, statusApi } from '@rongheng/core/watch/status-page'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useActor, useMay } from '../app/session.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { StatusFacts } from './StatusFacts.tsx'
import { statusWords } from './status-words.ts'
import './watch.css'

/** What the status page of a unit shows, and to whom: to read for whoever may see systems, to change for who sets it up. */
export function StatusSettingsPage() {
  const t = useText(statusWords)
  const { units, permissions } = useActor()
  const own = units.filter((unit) => permissions['watch.read']?.includes(unit.id))
  const [unitId, setUnitId] = useState(own[0]?.id ?? '')
  const mayWrite = useMay('watch.write', unitId)
  return (
    <>
      <PageTitle note={t('title.note')}>{t('title')}</PageTitle>
      {own.length > 1 && (
        <label className="field">
          {t('unit')}
          <Select
            value={unitId}
            options={own.map((unit) => ({ value: unit.id as string, label: unit.name }))}
            onChange={setUnitId}
          />
        </label>
      )}
      <StatusFacts unitId={unitId as UnitId} />
      {mayWrite && <Settings key={unitId} unitId={unitId as UnitId} />}
    </>
  )
}

function Settings({ unitId }: { unitId: UnitId }) {
  const t = useText(statusWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const page = useRead(statusApi.getPage, { unitId })
  const { systems } = useRead(watchApi.choices, { unitId })
  const save = useWrite(statusApi.savePage)
  const [form] = Form.useForm<StatusPage>()
  const slug = (Form.useWatch('slug', form) as string | undefined) ?? page.slug
  const must = (what: string) => [{ required: true, message: t('required', { what }) }]
  const labels = { slug: t('slug'), title: t('heading'), note: t('note'), systemIds: t('systems') }
  return (
    <Form<StatusPage>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={page}
      onValuesChange={unsaved.touch}
      onFinish={(filled) =>
        save.mutate(
          { ...page, ...filled },
          {
            onSuccess: () => {
              unsaved.saved()
              toast(t('saved'))
            },
          },
        )
      }
    >
      <section className="panel">
        <ErrorSummary error={save.error} labels={labels} />
        <FormField name="shownTo" label={t('shown-to')}>
          <Select options={shownTo.map((one) => ({ value: one, label: t(`shown-to.${one}`) }))} />
        </FormField>
        <FormField name="systemIds" label={t('systems')} help={t('systems.help')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={systems.map((one) => ({ value: one.id as string, label: one.name }))}
          />
        </FormField>
        <div className="form-grid">
          <FormField name="title" label={t('heading')} rules={must(t('heading'))}>
            <Input maxLength={100} />
          </FormField>
          <FormField
            name="slug"
            label={t('slug')}
            help={
              Slug.safeParse(slug).success
                ? t('slug.help', { address: `${window.location.origin}/status/${slug}` })
                : t('slug.form')
            }
            rules={must(t('slug'))}
          >
            <Input maxLength={40} autoComplete="off" spellCheck={false} />
          </FormField>
        </div>
        <FormField name="note" label={t('note')} help={t('note.help')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </FormField>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </section>
    </Form>
  )
}
