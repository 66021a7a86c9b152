import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Actual, ActualEntry } from '@rongheng/core/evaluate/measurement'
import { pointsFrom, pointsText } from '@rongheng/core/evaluate/points'
import { asksSample, whyNotSample } from '@rongheng/core/evaluate/sample-check'
import type { Period } from '@rongheng/core/kernel/fact'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { ActualInput } from './ActualInput.tsx'
import { SampleInput, type TypedSample } from './SampleInput.tsx'
import { evaluateWords } from './words.ts'

/** A result of one period while it is typed: value, survey, reason, improvement, and points taken off by hand. */
export function EntryForm(p: {
  indicator: Indicator
  period: string
  ruleSetId: string
  /** Newest first. */
  entries: readonly ActualEntry[]
  disabledReason: string | null
  onSaved: () => void
}) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const { ruleSets } = useRead(evaluateApi.rulebook, {})
  const { items } = useRead(evaluateApi.listEvidence, { projectId: p.indicator.projectId })
  const save = useWrite(evaluateApi.enterActual)
  const unsaved = useUnsaved()
  const rules = ruleSets.find((r) => r.id === p.ruleSetId)
  const last = p.entries.find((e) => e.period === p.period)
  const lastActual = last?.actual ?? null
  const byHand = p.indicator.measuredBy.kind === 'hand'
  const [isMeasured, setMeasured] = useState(lastActual?.kind !== 'not-measured')
  const [why, setWhy] = useState(lastActual?.kind === 'not-measured' ? lastActual.why : '')
  const [actual, setActual] = useState<Actual | null>(lastActual)
  const [deviationReason, setReason] = useState(last?.deviationReason ?? '')
  const [improvement, setImprovement] = useState(last?.improvement ?? '')
  const [less, setLess] = useState(last?.reduction ? pointsText(last.reduction.points) : '')
  const [lessWhy, setLessWhy] = useState(last?.reduction?.reason ?? '')
  const [sample, setSample] = useState<TypedSample>(last?.sample ?? null)
  const [told, setTold] = useState(false)
  const tellActual = (next: Actual | null) => {
    setActual(next)
    unsaved.touch()
  }
  if (!rules) return null
  const value: Actual | null = isMeasured
    ? actual?.kind === 'not-measured'
      ? null
      : actual
    : why.trim() === ''
      ? null
      : { kind: 'not-measured', why: why.trim() }
  const lessPoints = less.trim() === '' ? null : pointsFrom(less)
  const reductionBad = less.trim() !== '' && (lessPoints === null || lessPoints < 0 || lessWhy.trim() === '')
  const asks = asksSample(p.indicator) && isMeasured
  const sampleBad =
    asks && (sample === 'unfinished' || (sample !== null && whyNotSample(sample, value) !== null))
  const incomplete = (byHand && value === null) || reductionBad || sampleBad
  const mayReduce = rules.over.fn === 'manual' && p.indicator.target.kind !== 'qualitative'
  const send = () => {
    setTold(true)
    if (incomplete) return
    save.mutate(
      {
        indicatorId: p.indicator.id,
        period: p.period as Period,
        actual: byHand ? value : null,
        deviationReason,
        improvement,
        reduction: lessPoints === null ? null : { points: lessPoints, reason: lessWhy.trim() },
        sample: asks && sample !== 'unfinished' ? sample : null,
        files: items
          .filter((e) => e.withdrawn === null && e.indicatorIds.includes(p.indicator.id))
          .map((e) => e.file.id),
      },
      {
        onSuccess: () => {
          unsaved.saved()
          toast(t('results.saved'))
          p.onSaved()
        },
      },
    )
  }
  return (
    <div className="ev-fields" onChange={unsaved.touch}>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      {byHand ? (
        <>
          <fieldset>
            <legend>{t('results.kind')}</legend>
            <span className="choice">
              {[true, false].map((one) => (
                <button
                  type="button"
                  key={String(one)}
                  aria-pressed={isMeasured === one}
                  onClick={() => {
                    setMeasured(one)
                    unsaved.touch()
                  }}
                >
                  {t(one ? 'results.measured' : 'results.not-measured')}
                </button>
              ))}
            </span>
          </fieldset>
          {isMeasured ? (
            <>
              <ActualInput indicator={p.indicator} rules={rules} initial={lastActual} onChange={tellActual} />
              {asks && <SampleInput initial={last?.sample ?? null} actual={actual} onChange={setSample} />}
            </>
          ) : (
            <label>
              {t('results.why')}
              <input
                className="ev-input"
                maxLength={500}
                value={why}
                onChange={(e) => setWhy(e.target.value)}
              />
            </label>
          )}
        </>
      ) : (
        <p>{t('evaluate.bound-to-fact', { name: p.indicator.name })}</p>
      )}
      <label>
        {t('results.reason')}
        <textarea
          className="ev-input"
          maxLength={2000}
          value={deviationReason}
          onChange={(e) => setReason(e.target.value)}
        />
      </label>
      <label>
        {t('results.improvement')}
        <textarea
          className="ev-input"
          maxLength={2000}
          value={improvement}
          onChange={(e) => setImprovement(e.target.value)}
        />
      </label>
      {mayReduce && (
        <details open={less !== ''}>
          <summary>{t('results.reduction')}</summary>
          <div className="ev-fields">
            <p className="muted">{t('results.reduction.help')}</p>
            <label>
              {t('results.reduction')}
              <input
                className="ev-input"
                inputMode="decimal"
                value={less}
                onChange={(e) => setLess(e.target.value)}
              />
            </label>
            <label>
              {t('results.reduction.reason')}
              <input
                className="ev-input"
                maxLength={1000}
                value={lessWhy}
                onChange={(e) => setLessWhy(e.target.value)}
              />
            </label>
          </div>
        </details>
      )}
      {told && incomplete && (
        <p role="alert" className="ev-error">
          {t('results.incomplete')}
        </p>
      )}
      <ActionButton
        label={t('results.save')}
        what={p.indicator.name}
        primary
        pending={save.isPending}
        disabledReason={p.disabledReason}
        onPress={send}
      />
    </div>
  )
}
