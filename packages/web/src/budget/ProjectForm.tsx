import { budgetApi } from '@rongheng/core/budget/api'
import { whyNotChangeYear } from '@rongheng/core/budget/project-ties'
import { fundKinds, sources } from '@rongheng/core/budget/source'
import type { Owner, ProjectView } from '@rongheng/core/budget/views'
import type { Fen } from '@rongheng/core/kernel/money'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { sentence } from '../api/sentence.ts'
import { useRead, useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useAmountText } from '../ui/Amount.tsx'
import { todayHere } from '../ui/day-text.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney } from '../ui/MoneyInput.tsx'
import { useMoneyUnit } from '../ui/money-unit.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { TaskList } from '../ui/TaskList.tsx'
import { useLanguage, useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { useUnsaved } from '../ui/unsaved.tsx'
import {
  draftOf,
  entryOf,
  type FormPart,
  formParts,
  isBlank,
  partStates,
  type ProjectDraft,
  usesAndInitial,
} from './project-draft.ts'
import { UsesFields } from './UsesFields.tsx'
import { useNewProjectDefaults } from './use-new-project-defaults.ts'
import { budgetWords } from './words.ts'

/** The form of a project: its parts with how far each is, and whether the uses add up, while one types. */
export function ProjectForm(p: {
  view: ProjectView | null
  units: readonly { readonly id: string; readonly name: string }[]
}) {
  const either = useEither()
  const t = useText(budgetWords)
  const toast = useToast()
  const go = useGo()
  const { unit } = useMoneyUnit()
  const project = p.view?.project ?? null
  const [form] = Form.useForm<ProjectDraft>()
  const [start] = useState(() => draftOf(project, p.units[0]?.id ?? '', Number(todayHere().slice(0, 4))))
  const draft = (Form.useWatch((values: ProjectDraft) => values, form) as ProjectDraft | undefined) ?? start
  const { items: templates } = useRead(budgetApi.milestoneTemplates, {})
  const owners = useReadWhen(budgetApi.listOwners, { unitId: draft.unitId ?? start.unitId })
  useNewProjectDefaults(form, project === null, owners.data?.items ?? [])
  const unsaved = useUnsaved()
  const create = useWrite(budgetApi.createProject)
  const update = useWrite(budgetApi.updateProject)
  const write = project ? update : create
  const asks = write.error instanceof ApiError ? write.error.code : null
  const must = (what: string) => [{ required: true, message: t('form.required', { what }) }]
  const { language } = useLanguage()
  const yearFixed = p.view ? whyNotChangeYear(p.view.ties) : null
  const done = {
    onSuccess: (saved: ProjectView) => {
      unsaved.saved()
      toast(t('project.saved'))
      go(`/budget/projects/${saved.project.id}`)
    },
  }
  const save = (values: ProjectDraft) => {
    const full = { ...start, ...values }
    const entry = entryOf(full)
    if (project)
      update.mutate(
        { ...entry, year: Number(full.year), projectId: project.id, version: project.version },
        done,
      )
    else create.mutate({ ...entry, unitId: full.unitId, year: Number(full.year) }, done)
  }
  const money = (name: (string | number)[], label: string) => (
    <FormField name={name} label={label} rules={[readableMoney(t('form.money'))]}>
      <MoneyInput unit={unit} />
    </FormField>
  )
  return (
    <Form<ProjectDraft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      scrollToFirstError={{ focus: true }}
      onFinish={save}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary error={write.error} labels={{ code: t('code'), name: t('name'), ownerId: t('owner') }} />
      <Parts draft={{ ...start, ...draft }} />
      <section className="panel" id="part-about">
        <h2>{t('about')}</h2>
        <div className="form-grid">
          <FormField name="unitId" label={t('unit')} {...(project && { help: t('form.unit.fixed') })}>
            <Select
              disabled={project !== null}
              options={p.units.map((one) => ({ value: one.id, label: one.name }))}
            />
          </FormField>
          <FormField
            name="year"
            label={t('year')}
            rules={must(t('year'))}
            {...(yearFixed && { help: sentence(language, yearFixed.code, yearFixed.facts) })}
          >
            <Input type="number" min={1993} max={2199} disabled={yearFixed !== null} />
          </FormField>
          <FormField name="name" label={t('name')} rules={must(t('name'))}>
            <Input maxLength={200} />
          </FormField>
          <FormField name="code" label={t('code')} help={t('code.help')} rules={must(t('code'))}>
            <Input maxLength={38} autoComplete="off" />
          </FormField>
          <FormField
            name="ownerId"
            label={t('owner')}
            rules={must(t('owner'))}
            {...(owners.data?.items.length === 0 && { help: t('owner.none') })}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={ownerChoices(owners.data?.items ?? [], p.view)}
            />
          </FormField>
          <FormField name="fundKind" label={t('fund-kind')}>
            <Select options={fundKinds.map((value) => ({ value, label: t(`budget.fund.${value}`) }))} />
          </FormField>
        </div>
      </section>
      <section className="panel" id="part-initial">
        <h2>{t('budget.amount.initial')}</h2>
        <div className="form-grid">
          {sources.map((source) => (
            <div key={source}>{money(['initial', source], t(`budget.source.${source}`))}</div>
          ))}
        </div>
        {(asks === 'budget.zero-budget' || draft.zeroWhy) && (
          <FormField name="zeroWhy" label={t('form.zero-why')}>
            <Input maxLength={200} />
          </FormField>
        )}
      </section>
      <section className="panel" id="part-uses">
        <h2>{t('uses')}</h2>
        <UsesFields unit={unit} />
        {(asks === 'budget.few-uses' || draft.fewUses) && (
          <FormField name="fewUses" label="" valuePropName="checked">
            <Checkbox>{t('form.few-uses')}</Checkbox>
          </FormField>
        )}
        <UsesSum draft={{ ...start, ...draft }} />
      </section>
      <section className="panel" id="part-template">
        <h2>{t('template')}</h2>
        <FormField name="milestones" label={t('template')}>
          <Select
            options={[
              { value: '', label: t('template.none') },
              ...templates.map((one) => ({ value: one.id, label: either(one.title, one.titleEn) })),
            ]}
          />
        </FormField>
        <FormField name="finishedOn" label={t('finished-on')} help={t('finished-on.help')}>
          <Input type="date" className="day-input" />
        </FormField>
      </section>
      <section className="panel" id="part-leftover">
        <h2>{t('leftover')}</h2>
        <FormField name="saysLeftover" label="" valuePropName="checked">
          <Checkbox>{t('leftover.say')}</Checkbox>
        </FormField>
        {(draft.saysLeftover ?? start.saysLeftover) && (
          <div className="form-grid">
            {money(['leftover', 'carriedOver'], t('leftover.carried'))}
            {money(['leftover', 'surplus'], t('leftover.surplus'))}
            <FormField name={['leftover', 'note']} label={t('leftover.note')}>
              <Input maxLength={500} />
            </FormField>
          </div>
        )}
      </section>
      <div className="form-actions form-actions-sticky">
        <Button type="primary" size="large" htmlType="submit" loading={write.isPending}>
          {t('save.project')}
        </Button>
        {project ? (
          <PageLink to={`/budget/projects/${project.id}`}>{t('form.back')}</PageLink>
        ) : (
          <PageLink to="/budget/projects">{t('form.back.list')}</PageLink>
        )}
      </div>
    </Form>
  )
}

// Whoever owns it already stays, though they may own no new one.
function ownerChoices(owners: readonly Owner[], view: ProjectView | null) {
  const kept = view && !owners.some((one) => one.id === view.project.ownerId)
  const all = kept ? [...owners, { id: view.project.ownerId, name: view.ownerName }] : owners
  return all.map((one) => ({ value: one.id, label: one.name }))
}

const partTitles = {
  about: 'about',
  initial: 'budget.amount.initial',
  uses: 'uses',
  template: 'template',
  leftover: 'leftover',
} as const satisfies Record<FormPart, keyof typeof budgetWords>

function Parts({ draft }: { draft: ProjectDraft }) {
  const t = useText(budgetWords)
  const states = partStates(draft, todayHere())
  return (
    <nav className="panel tasks-row" aria-label={t('form.parts')}>
      <TaskList
        tasks={formParts.map((part) => ({
          key: part,
          title: t(partTitles[part]),
          state: states[part],
          to: `#part-${part}`,
        }))}
      />
    </nav>
  )
}

function UsesSum({ draft }: { draft: ProjectDraft }) {
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { uses, initial } = usesAndInitial(draft)
  if (initial === 0 && draft.uses.every((use) => isBlank(use))) return null
  const facts = {
    uses: amount(uses),
    initial: amount(initial),
    difference: amount(Math.abs(uses - initial) as Fen),
  }
  const what = uses === initial ? 'match' : uses < initial ? 'less' : 'more'
  return (
    <p role="status" className={what === 'match' ? 'sum-line' : 'sum-line bad-text'}>
      {t(`form.uses.${what}`, facts)}
    </p>
  )
}
