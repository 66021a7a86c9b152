import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Outcome } from '@rongheng/core/evaluate/goal'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { evaluateWords } from './words.ts'

/** What came of the goal in words, and why money was left: two texts the form and the report print. */
export function OutcomeForm(p: { outcome: Outcome; disabledReason: string | null }) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const save = useWrite(evaluateApi.saveOutcome)
  const unsaved = useUnsaved()
  // The version these texts were read at: a save by somebody else meanwhile must be noticed, not overwritten.
  const [version, setVersion] = useState(p.outcome.version)
  const [achieved, setAchieved] = useState(p.outcome.achieved)
  const [executionReason, setReason] = useState(p.outcome.executionReason)
  return (
    <section className="panel" onChange={unsaved.touch}>
      <h2>{t('outcome.title')}</h2>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      <div className="ev-fields">
        <label>
          {t('outcome.achieved')}
          <textarea
            className="ev-input"
            rows={4}
            maxLength={4000}
            value={achieved}
            onChange={(e) => setAchieved(e.target.value)}
          />
        </label>
        <label>
          {t('outcome.execution')}
          <textarea
            className="ev-input"
            rows={2}
            maxLength={2000}
            value={executionReason}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
        <ActionButton
          label={t('results.save')}
          what={t('outcome.title')}
          primary
          pending={save.isPending}
          disabledReason={p.disabledReason}
          onPress={() =>
            save.mutate(
              { ...p.outcome, version, achieved, executionReason },
              {
                onSuccess: (saved) => {
                  setVersion(saved.version)
                  unsaved.saved()
                  toast(t('results.saved'))
                },
              },
            )
          }
        />
      </div>
    </section>
  )
}
