import { agentApi } from '@rongheng/core/watch/agent-api'
import { agentWords } from '@rongheng/core/watch/agent-words'
import { watchApi } from '@rongheng/core/watch/api'
import type { Check } from '@rongheng/core/watch/check'
import { type Kind, kindOf, metricsOf } from '@rongheng/core/watch/kinds/all'
import { tookMetric } from '@rongheng/core/watch/metric'
import { severities } from '@rongheng/core/watch/severity'
import type { CheckView } from '@rongheng/core/watch/views'
import { Button, Form, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { addWords } from '../api/known-words.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { errorAt, useFieldErrors } from '../ui/field-errors.ts'
import { FormField } from '../ui/FormField.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { type CheckDraft, draftOf, entryOf, settingsOf, suggestedName } from './check-draft.ts'
import { placesOf, settingLabels } from './check-places.ts'
import { SettingsFields } from './SettingsFields.tsx'
import { ThresholdFields } from './ThresholdFields.tsx'
import { TryCheck } from './TryCheck.tsx'
import { useValueText } from './value-text.ts'
import { checkPageWords } from './words.ts'

addWords(agentWords)

type Typed = CheckDraft & {
  readonly unitId: string
  /** Where it runs: '' for the server. */
  readonly agentId: string
  readonly forget?: Readonly<Record<string, boolean>>
}

const intervals = [10, 20, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400]

/** The form of a check of any kind: what to look at, how often, and when it counts as bad. */
export function CheckForm(p: {
  kind: Kind
  /** The check that is changed; null for a new one. */
  view: CheckView | null
  /** A check that a new one begins as a copy of. */
  copied?: Check
  units: readonly { readonly id: string; readonly name: string }[]
  systemId?: string
  onSaved: (saved: { view: CheckView; push: { path: string } | null }) => void
}) {
  const t = useText(checkPageWords)
  const either = useEither()
  const toast = useToast()
  const text = useValueText()
  const about = kindOf(p.kind)
  const check = p.view?.check ?? null
  const [form] = Form.useForm<Typed>()
  const [start] = useState<Typed>(() => ({
    ...draftOf(p.kind, check ?? p.copied ?? null),
    ...(p.copied && { name: '' }),
    ...(p.systemId && { systemId: p.systemId }),
    agentId: (check ?? p.copied)?.agentId ?? '',
    unitId: check?.unitId ?? p.copied?.unitId ?? p.units[0]?.id ?? '',
  }))
  const watched = Form.useWatch((values: Typed) => values, form) as Typed | undefined
  const draft = merged(start, watched)
  const { data: choices } = useReadWhen(watchApi.choices, { unitId: draft.unitId })
  const maySeeAgents = useMay('agent.read')
  const { data: agents } = useReadWhen(
    agentApi.listAgents,
    { unitId: draft.unitId },
    { when: maySeeAgents && draft.unitId !== '' },
  )
  const runners = (agents?.items ?? []).filter(({ id, state }) => state !== 'revoked' || id === draft.agentId)
  const unsaved = useUnsaved()
  const create = useWrite(watchApi.createCheck)
  const update = useWrite(watchApi.updateCheck)
  const write = check ? update : create
  const error = useMemo(() => {
    const found = write.error instanceof ApiError ? write.error.issues : []
    return errorAt(write.error, placesOf(p.kind, found))
  }, [write.error, p.kind])
  useFieldErrors(form, error)
  const issues = error instanceof ApiError ? error.issues : []
  const metrics = [tookMetric, ...safeMetrics(p.kind, draft)]
  const done = {
    onSuccess: (saved: { view: CheckView; push: { path: string } | null }) => {
      unsaved.saved()
      toast(t('form.saved'))
      p.onSaved(saved)
    },
  }
  const save = () => {
    const full = merged(start, form.getFieldsValue(true) as Typed)
    // Without an address there is nothing to call it by: then the address alone is asked for.
    const usual = suggestedName(p.kind, full) || either(about.zh, about.en)
    const named = full.name.trim() === '' ? { ...full, name: usual } : full
    const entry = entryOf(
      p.kind,
      { ...named, forgotten: forgottenOf(full) },
      (full.agentId || null) as Check['agentId'],
    )
    if (check) update.mutate({ ...entry, checkId: check.id, version: check.version }, done)
    else create.mutate({ ...entry, unitId: full.unitId as Check['unitId'] }, done)
  }
  const tried = () => {
    const full = merged(start, form.getFieldsValue(true) as Typed)
    const entry = entryOf(p.kind, full, null)
    return {
      unitId: full.unitId as Check['unitId'],
      settings: entry.settings,
      timeoutS: entry.timeoutS,
      secrets: Object.fromEntries(Object.entries(entry.secrets).filter(([, secret]) => secret !== '')),
      ...(check && { checkId: check.id }),
    }
  }
  const first = about.form.filter((field) => !field.more)
  const rest = about.form.filter((field) => field.more)
  const fields = { values: draft.settings, parts: draft.parts, kept: p.view?.secrets ?? [] }
  const others = (choices?.checks ?? []).filter((one) => one.id !== check?.id)
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={save}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary
        error={error}
        labels={{
          ...settingLabels(p.kind, issues, either),
          ...Object.fromEntries(
            issues.flatMap(({ path }) => {
              const limit = /^thresholds\.(\d+)\.(metric|way|value|days|hours|grave)$/.exec(path)
              const word = limit?.[2] === 'grave' ? 'then' : (limit?.[2] as 'value' | undefined)
              return limit && word ? [[path, t(`limit.${word}`, { n: Number(limit[1]) + 1 })]] : []
            }),
          ),
          name: t('name'),
          systemId: t('system'),
          deviceId: t('form.device'),
          agentId: t('form.agent'),
          needs: t('form.needs'),
          timeoutS: t('form.timeout'),
          'rule.failuresToDown': t('form.failures'),
          'rule.successesToUp': t('form.successes'),
          'rule.poorToWarning': t('form.poor'),
        }}
      />
      <section className="panel">
        <h2>{t('form.target')}</h2>
        {p.units.length > 1 && !check && (
          <FormField name="unitId" label={t('form.unit')}>
            <Select options={p.units.map((one) => ({ value: one.id, label: one.name }))} />
          </FormField>
        )}
        <SettingsFields fields={first} {...fields} />
        <div className="form-grid">
          <FormField name="name" label={t('name')} help={t('form.name.help')}>
            <Input maxLength={100} placeholder={suggestedName(p.kind, draft)} autoComplete="off" />
          </FormField>
          <FormField name="systemId" label={t('system')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('system.none') },
                ...(choices?.systems ?? []).map((one) => ({ value: one.id as string, label: one.name })),
              ]}
            />
          </FormField>
        </div>
        {draft.agentId === '' ? (
          <TryCheck tried={tried} />
        ) : (
          <p className="muted">{t('form.agent.no-try')}</p>
        )}
      </section>
      <section className="panel">
        <h2>{t('form.when')}</h2>
        <div className="form-grid">
          <FormField name="intervalS" label={t('form.interval')}>
            <Select
              options={[...new Set([...intervals, draft.intervalS])]
                .sort((a, b) => a - b)
                .map((s) => ({ value: s, label: t('every', { span: text.span(s * 1000) }) }))}
            />
          </FormField>
          {(runners.length > 0 || draft.agentId !== '') && (
            <FormField name="agentId" label={t('form.agent')} help={t('form.agent.help')}>
              <Select
                options={[
                  { value: '', label: t('form.agent.server') },
                  ...runners.map((one) => ({ value: one.id as string, label: one.name })),
                ]}
              />
            </FormField>
          )}
          <FormField name="severity" label={t('form.severity')}>
            <Select options={severities.map((one) => ({ value: one, label: t(`severity.${one}.help`) }))} />
          </FormField>
        </div>
      </section>
      <section className="panel">
        <h2>{t('form.limits')}</h2>
        <ThresholdFields metrics={metrics} values={draft.thresholds} />
      </section>
      <details className="panel wt-more" {...(issues.length > 0 && { open: true })}>
        <summary>{t('form.more')}</summary>
        <SettingsFields fields={rest} {...fields} />
        <div className="form-grid">
          <FormField name="timeoutS" label={t('form.timeout')} help={t('form.timeout.help')}>
            <Input inputMode="decimal" className="wt-number" />
          </FormField>
          <FormField name={['rule', 'failuresToDown']} label={t('form.failures')}>
            <Input inputMode="numeric" className="wt-number" />
          </FormField>
          <FormField name={['rule', 'successesToUp']} label={t('form.successes')}>
            <Input inputMode="numeric" className="wt-number" />
          </FormField>
          <FormField name={['rule', 'poorToWarning']} label={t('form.poor')}>
            <Input inputMode="numeric" className="wt-number" />
          </FormField>
          <FormField name="deviceId" label={t('form.device')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('form.device.none') },
                ...(choices?.devices ?? []).map((one) => ({ value: one.id as string, label: one.name })),
              ]}
            />
          </FormField>
          <FormField name="needs" label={t('form.needs')} help={t('form.needs.help')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={others.map((one) => ({ value: one.id as string, label: one.name }))}
            />
          </FormField>
        </div>
        <FormField name="note" label={t('form.note')} help={t('form.note.help')}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </FormField>
      </details>
      <div className="form-actions form-actions-sticky">
        <Button type="primary" size="large" htmlType="submit" loading={write.isPending}>
          {t('form.save')}
        </Button>
        <PageLink to={check ? `/watch/checks/${check.id}` : '/watch/checks'}>{t('form.back')}</PageLink>
      </div>
    </Form>
  )
}

/** What is typed, over what the form began with: fields that were never drawn hold no value of their own. */
function merged(start: Typed, typed: Typed | undefined): Typed {
  if (!typed) return start
  return {
    ...start,
    ...typed,
    settings: { ...start.settings, ...typed.settings },
    parts: { ...start.parts, ...typed.parts },
    rule: { ...start.rule, ...typed.rule },
  }
}

const forgottenOf = (typed: Typed): string[] =>
  Object.entries(typed.forget ?? {})
    .filter(([, gone]) => gone)
    .map(([name]) => name)

/** The metrics of what is typed; those of a kind with fixed ones also while the settings do not fit yet. */
function safeMetrics(kind: Kind, draft: CheckDraft) {
  const read = kindOf(kind).settings.safeParse(settingsOf(kind, draft))
  try {
    return metricsOf(read.success ? read.data : settingsOf(kind, draft))
  } catch {
    return []
  }
}
