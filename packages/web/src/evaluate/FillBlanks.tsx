import { evaluateApi } from '@rongheng/core/evaluate/api'
import { fillable, type Indicator } from '@rongheng/core/evaluate/indicator'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { evaluateWords } from './words.ts'

/** Lets the writer of an approved goal fill in the texts that an indicator leaves blank; nothing where there are none. */
export function FillBlanks({ indicator }: { indicator: Indicator }) {
  const t = useText(evaluateWords)
  const may = useMay('goal.write', indicator.unitId)
  const [open, setOpen] = useState(false)
  const blank = fillable.filter((field) => indicator[field].trim() === '')
  if (!may || (blank.length === 0 && !open)) return null
  return (
    <div className="no-print">
      <ActionButton label={t('goal.fill')} what={indicator.name} onPress={() => setOpen(true)} />
      <SidePanel open={open} title={indicator.name} onClose={() => setOpen(false)}>
        <Blanks indicator={indicator} blank={blank} onSaved={() => setOpen(false)} />
      </SidePanel>
    </div>
  )
}

function Blanks(p: {
  indicator: Indicator
  blank: readonly (typeof fillable)[number][]
  onSaved: () => void
}) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const save = useWrite(evaluateApi.fillIndicator)
  const unsaved = useUnsaved()
  const { explanation, basis, source, id } = p.indicator
  const [texts, setTexts] = useState({ explanation, basis, source })
  // Those that were blank when the panel opened: what is saved meanwhile must not take a field away.
  const [fields] = useState(p.blank)
  return (
    <div className="ev-fields" onChange={unsaved.touch}>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      <p className="muted">{t('goal.fill.help')}</p>
      {fields.map((field) => (
        <label key={field}>
          {t(`goal.${field}`)}
          <textarea
            className="ev-input"
            rows={3}
            maxLength={field === 'source' ? 500 : 1000}
            value={texts[field]}
            onChange={(e) => setTexts({ ...texts, [field]: e.target.value })}
          />
        </label>
      ))}
      <ActionButton
        label={t('results.save')}
        primary
        pending={save.isPending}
        onPress={() =>
          save.mutate(
            { indicatorId: id, ...texts },
            {
              onSuccess: () => {
                unsaved.saved()
                toast(t('results.saved'))
                p.onSaved()
              },
            },
          )
        }
      />
    </div>
  )
}
