import { budgetApi } from '@rongheng/core/budget/api'
import { budgetOf, soleSource } from '@rongheng/core/budget/amounts'
import { sources } from '@rongheng/core/budget/source'
import type { MoneyEntry, ProjectView } from '@rongheng/core/budget/views'
import type { StoredFile } from '@rongheng/core/kernel/file'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useUpload, useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney } from '../ui/MoneyInput.tsx'
import { useMoneyUnit } from '../ui/money-unit.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { budgetWords } from './words.ts'

/** Records an adjustment or an arrival, with its document. */
export function MoneyForm(p: { view: ProjectView; kind: 'adjustment' | 'arrival'; onDone: () => void }) {
  const t = useText(budgetWords)
  const toast = useToast()
  const { unit } = useMoneyUnit()
  const [file, setFile] = useState<StoredFile | null>(null)
  const unsaved = useUnsaved()
  const addAdjustment = useWrite(budgetApi.addAdjustment)
  const addArrival = useWrite(budgetApi.addArrival)
  const upload = useUpload(budgetApi.uploadDocument)
  const { project } = p.view
  const write = p.kind === 'adjustment' ? addAdjustment : addArrival
  const must = (what: string) => [{ required: true, message: t('form.required', { what }) }]
  return (
    <Form<Omit<MoneyEntry, 'fileId'>>
      layout="vertical"
      requiredMark={false}
      initialValues={{ source: soleSource(budgetOf(p.view.amounts)) ?? undefined }}
      onValuesChange={unsaved.touch}
      onFinish={(entry) =>
        write.mutate(
          { ...entry, projectId: project.id, version: project.version, fileId: file?.id ?? null },
          {
            onSuccess: () => {
              unsaved.saved()
              toast(t('money.saved'))
              p.onDone()
            },
          },
        )
      }
    >
      <ErrorSummary error={write.error ?? upload.error} />
      <FormField name="on" label={t('on')} rules={must(t('on'))}>
        <Input type="date" />
      </FormField>
      <FormField
        name="amount"
        label={t('amount')}
        help={t(`amount.${p.kind === 'adjustment' ? 'adjust' : 'arrival'}.help`)}
        rules={[...must(t('amount')), readableMoney(t('form.money'))]}
      >
        <MoneyInput unit={unit} />
      </FormField>
      <FormField name="source" label={t('source')} rules={must(t('source'))}>
        <Select options={sources.map((value) => ({ value, label: t(`budget.source.${value}`) }))} />
      </FormField>
      <FormField name="document" label={t('document')} rules={must(t('document'))}>
        <Input maxLength={200} />
      </FormField>
      {file ? (
        <p>{t('file.attached', { name: file.name })}</p>
      ) : (
        <FileDrop
          label={t('file.add')}
          help={t('file.help')}
          accept=".pdf,.ofd,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.wps"
          maxBytes={20 * 1024 * 1024}
          onFile={async (chosen, onProgress) =>
            setFile(
              await upload.mutateAsync({
                input: { projectId: project.id, name: chosen.name },
                file: chosen,
                onProgress,
              }),
            )
          }
        />
      )}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}
