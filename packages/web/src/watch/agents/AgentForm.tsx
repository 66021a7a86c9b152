import { agentApi, type AgentView } from '@rongheng/core/watch/agent-api'
import { Button, Form, Input, Select } from 'antd'
import { ApiError } from '../../api/api-error.ts'
import { useWrite } from '../../api/use-write.ts'
import { useActor } from '../../app/session.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { agentPageWords } from './words.ts'

type Typed = { unitId?: AgentView['unitId']; name: string; place: string; ranges: string; own: string }

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What people say of an agent. @param onDone gets the one-time code of a new one */
export function AgentForm(p: { agent: AgentView | null; onDone: (code: string | null) => void }) {
  const t = useText(agentPageWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const { permissions, units } = useActor()
  const own = units.filter((unit) => permissions['agent.write']?.includes(unit.id))
  const add = useWrite(agentApi.addAgent)
  const save = useWrite(agentApi.saveAgent)
  const write = p.agent ? save : add
  const done = (code: string | null) => {
    unsaved.saved()
    toast(t('saved'))
    p.onDone(code)
  }
  const submit = (typed: Typed) => {
    const entry = {
      name: typed.name,
      place: typed.place,
      reach: { ranges: linesOf(typed.ranges), own: linesOf(typed.own) },
    }
    if (p.agent)
      save.mutate(
        { ...entry, agentId: p.agent.id, version: p.agent.version },
        { onSuccess: () => done(null) },
      )
    else
      add.mutate(
        { ...entry, unitId: typed.unitId ?? (own[0]?.id as AgentView['unitId']) },
        { onSuccess: ({ code }) => done(code) },
      )
  }
  const issues = write.error instanceof ApiError ? write.error.issues : []
  const labels = Object.fromEntries(
    issues.flatMap(({ path }) => {
      const [, list, line] = /^reach\.(ranges|own)\.(\d+)$/.exec(path) ?? []
      return list
        ? [[path, `${t(list as 'ranges' | 'own')} ${t('reach.line', { n: Number(line) + 1 })}`]]
        : []
    }),
  )
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        unitId: p.agent?.unitId ?? own[0]?.id,
        name: p.agent?.name ?? '',
        place: p.agent?.place ?? '',
        ranges: p.agent?.reach.ranges.join('\n') ?? '',
        own: p.agent?.reach.own.join('\n') ?? '',
      }}
      onFinish={submit}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary error={write.error} labels={labels} />
      {!p.agent && own.length > 1 && (
        <FormField name="unitId" label={t('unit')}>
          <Select options={own.map((unit) => ({ value: unit.id, label: unit.name }))} />
        </FormField>
      )}
      <FormField name="name" label={t('name')} help={t('name.help')}>
        <Input maxLength={60} autoComplete="off" />
      </FormField>
      <FormField name="place" label={t('place')} help={t('place.help')}>
        <Input maxLength={100} autoComplete="off" />
      </FormField>
      <FormField name="ranges" label={t('ranges')} help={t('ranges.help')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
      </FormField>
      <FormField name="own" label={t('own')} help={t('own.help')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </FormField>
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}
