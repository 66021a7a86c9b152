import { evaluationSteps, type StepDone } from '@rongheng/core/report/content'
import type { Day } from '@rongheng/core/kernel/time'
import { useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { reportWords } from './words.ts'

/** The nine steps: when each was done, by whom, what. */
export function StepsEditor(p: {
  steps: readonly StepDone[]
  save: (steps: StepDone[]) => Promise<unknown>
  onDone: () => void
}) {
  const t = useText(reportWords)
  const [rows, setRows] = useState<StepDone[]>(() =>
    evaluationSteps.map(
      (_, step) => p.steps.find((s) => s.step === step) ?? { step, on: null, people: '', what: '' },
    ),
  )
  const unsaved = useUnsaved()
  const [error, setError] = useState<unknown>(null)
  const change = (step: number, part: Partial<StepDone>) =>
    setRows((before) => before.map((row) => (row.step === step ? { ...row, ...part } : row)))
  const save = async () => {
    try {
      await p.save(rows)
      unsaved.saved()
      p.onDone()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="rp-editor no-print" onChange={unsaved.touch}>
      <ErrorSummary error={error} />
      {rows.map((row) => (
        <fieldset key={row.step} className="rp-step" aria-label={evaluationSteps[row.step]}>
          <span>{evaluationSteps[row.step]}</span>
          <input
            type="date"
            aria-label={t('step.on')}
            value={row.on ?? ''}
            onChange={(e) => change(row.step, { on: e.target.value === '' ? null : (e.target.value as Day) })}
          />
          <input
            aria-label={t('step.people')}
            placeholder={t('step.people')}
            maxLength={200}
            value={row.people}
            onChange={(e) => change(row.step, { people: e.target.value })}
          />
          <input
            aria-label={t('step.what')}
            placeholder={t('step.what')}
            maxLength={500}
            value={row.what}
            onChange={(e) => change(row.step, { what: e.target.value })}
          />
        </fieldset>
      ))}
      <div className="rp-buttons">
        <ActionButton label={t('save')} primary onPress={() => void save()} />
        <ActionButton label={t('cancel')} onPress={p.onDone} />
      </div>
    </div>
  )
}
