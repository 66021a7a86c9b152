import { reachApi } from '@rongheng/core/assets/reach-policy'
import { Button, Form, Input } from 'antd'
import { ApiError } from '../api/api-error.ts'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import '../ui/forms.css'
import './assets.css'
import { assetWords } from './words.ts'

type Filled = { ranges: string; own: string }
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What the system administrator allows checks and discovery to reach. */
export function ReachPage() {
  const t = useText(assetWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const policy = useRead(reachApi.getPolicy, {})
  const write = useWrite(reachApi.savePolicy)
  const save = (filled: Filled) =>
    write.mutate(
      { ranges: linesOf(filled.ranges), own: linesOf(filled.own), version: policy.version },
      {
        onSuccess: () => {
          unsaved.saved()
          toast(t('saved'))
        },
      },
    )
  const issues = write.error instanceof ApiError ? write.error.issues : []
  const labels = Object.fromEntries(
    issues.map((issue) => [issue.path, t('reach.line', { n: Number(issue.path.split('.')[1] ?? 0) + 1 })]),
  )
  return (
    <>
      <PageTitle note={t('reach.note')}>{t('reach.title')}</PageTitle>
      {policy.ranges.length + policy.own.length === 0 && <p className="as-notice">{t('reach.none')}</p>}
      <Form<Filled>
        key={policy.version}
        className="as-panel"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ranges: policy.ranges.join('\n'), own: policy.own.join('\n') }}
        onFinish={save}
        onValuesChange={unsaved.touch}
      >
        <ErrorSummary error={write.error} labels={labels} />
        <FormField name="ranges" label={t('reach.ranges')} help={t('reach.ranges.help')}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 20 }} />
        </FormField>
        <FormField name="own" label={t('reach.own')} help={t('reach.own.help')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
        </FormField>
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t('save')}
        </Button>
      </Form>
    </>
  )
}
