import { type Decimal, decimalFrom } from '@rongheng/core/kernel/decimal'
import { Day } from '@rongheng/core/kernel/time'
import { reportApi } from '@rongheng/core/report/api'
import { dayUnit } from '@rongheng/core/report/number'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { reportWords } from './words.ts'

/** Entering a number or a day that no record holds, with the document it stands in. */
export function HandNumberForm(p: {
  projectId: string
  /** What was typed already. */
  typed?: { readonly value: string; readonly unit: string }
  onAdded?: (added: { key: string; unit: string }) => void
}) {
  const t = useText(reportWords)
  const toast = useToast()
  const empty = { label: '', value: '', unit: '', document: '' }
  const [form, setForm] = useState({ ...empty, ...p.typed })
  const add = useWrite(reportApi.addNumber)
  const unsaved = useUnsaved()
  const day = Day.safeParse(form.value.trim())
  const number = decimalFrom(form.value)
  const save = () => {
    const value = day.success ? (day.data.replaceAll('-', '') as Decimal) : number
    if (value === null) return
    const unit = day.success ? dayUnit : form.unit.trim()
    add.mutate(
      { projectId: p.projectId, ...form, value, unit },
      {
        onSuccess: () => {
          setForm(empty)
          unsaved.saved()
          toast(t('hand.added'))
          p.onAdded?.({ key: form.label.trim(), unit: day.success ? '' : unit })
        },
      },
    )
  }
  const field = (name: keyof typeof empty, maxLength: number) => (
    <label>
      {t(`hand.${name}`)}
      <input
        value={form[name]}
        maxLength={maxLength}
        inputMode={name === 'value' ? 'decimal' : 'text'}
        placeholder={name === 'label' ? t('hand.label.help') : name === 'value' ? t('hand.value.help') : ''}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </label>
  )
  const disabledReason =
    !day.success && number === null
      ? t('hand.value.bad')
      : form.label.trim() && form.document.trim()
        ? null
        : t('hand.need')
  return (
    <div className="rp-editor" onChange={unsaved.touch}>
      <ErrorSummary error={add.error} />
      <div className="rp-insert">
        {field('label', 60)}
        {field('value', 23)}
        {!day.success && field('unit', 20)}
        {field('document', 200)}
        <ActionButton
          label={t('hand.save')}
          pending={add.isPending}
          disabledReason={disabledReason}
          onPress={save}
        />
      </div>
    </div>
  )
}
