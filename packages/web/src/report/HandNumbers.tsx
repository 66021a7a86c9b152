import { Decimal } from '@rongheng/core/kernel/decimal'
import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { FactNumber } from '../app/FactNumber.tsx'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { reportWords } from './words.ts'

const empty = { label: '', value: '', unit: '', document: '' }

/** Numbers that no record holds: entered once with their document, then inserted like any other. */
export function HandNumbers({ sheet, unitId }: { sheet: ReportSheet; unitId: string }) {
  const t = useText(reportWords)
  const toast = useToast()
  const moment = useMoment()
  const [form, setForm] = useState(empty)
  const add = useWrite(reportApi.addNumber)
  const may = useMay('report.write', unitId)
  const bad = form.value !== '' && !Decimal.safeParse(form.value.trim()).success
  const save = async () => {
    await add.mutateAsync({ projectId: sheet.projectId, ...form, value: form.value.trim() as Decimal }).then(
      () => {
        setForm(empty)
        toast(t('hand.added'))
      },
      () => undefined,
    )
  }
  const field = (name: keyof typeof empty, maxLength: number) => (
    <label>
      {t(`hand.${name}`)}
      <input
        value={form[name]}
        maxLength={maxLength}
        inputMode={name === 'value' ? 'decimal' : 'text'}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <details className="panel no-print" {...(sheet.hand.length > 0 && { open: true })}>
      <summary>{t('hand')}</summary>
      <p className="muted">{t('hand.help')}</p>
      <ErrorSummary error={add.error} />
      <div className="rp-editor">
        <div className="rp-insert">
          {field('label', 60)}
          {field('value', 23)}
          {field('unit', 20)}
          {field('document', 200)}
          <ActionButton
            label={t('save')}
            what={t('hand')}
            pending={add.isPending}
            disabledReason={
              !may
                ? t('may-not.write')
                : bad || form.value === ''
                  ? t('hand.value.bad')
                  : form.label.trim() && form.document.trim()
                    ? null
                    : t('hand.help')
            }
            onPress={() => void save()}
          />
        </div>
      </div>
      {sheet.hand.length > 0 && (
        <DataTable
          caption={t('hand.list')}
          rows={sheet.hand}
          rowKey={(row) => row.id}
          columns={[
            { key: 'label', title: t('hand.label'), cell: (row) => row.label, head: true },
            {
              key: 'value',
              title: t('hand.value'),
              numeric: true,
              cell: (row) => (
                <FactNumber factId={row.factId} what={row.label}>
                  {row.value} {row.unit}
                </FactNumber>
              ),
            },
            { key: 'document', title: t('hand.document'), cell: (row) => row.document },
            {
              key: 'by',
              title: t('changed'),
              cell: (row) => `${row.enteredByName} ${moment(row.enteredAt)}`,
            },
          ]}
        />
      )}
    </details>
  )
}
