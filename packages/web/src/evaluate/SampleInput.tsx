import {
  answers as answerCodes,
  type Counting,
  countings,
  type SurveySample,
} from '@rongheng/core/evaluate/sample'
import { sampleShare, whyNotSample } from '@rongheng/core/evaluate/sample-check'
import type { Actual } from '@rongheng/core/evaluate/measurement'
import { percentText, ratio } from '@rongheng/core/evaluate/ratio'
import type { Day } from '@rongheng/core/kernel/time'
import { plainNumber } from '@rongheng/core/kernel/typed-number'
import { useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** A sample while it is typed: null when nothing is filled in, `unfinished` when it cannot be saved as it stands. */
export type TypedSample = SurveySample | 'unfinished' | null

const counts = ['sent', 'returned', 'valid'] as const

/** The survey behind a percentage: counts, days, whom it asked, and how its answers are spread. */
export function SampleInput(p: {
  initial: SurveySample | null
  /** The result typed above, to hold the answers against. */
  actual: Actual | null
  onChange: (next: TypedSample) => void
}) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const [typed, setTyped] = useState(() => textsOf(p.initial))
  const sample = sampleOf(typed)
  const change = (next: Partial<Texts>) => {
    const all = { ...typed, ...next }
    setTyped(all)
    p.onChange(sampleOf(all))
  }
  const done = sample !== null && sample !== 'unfinished' ? sample : null
  const share = done && sampleShare(done)
  const reason = done && whyNotSample(done, p.actual)
  const rate = (n: number, of: number) => (of === 0 ? '—' : percentText(ratio(n, of)))
  return (
    <fieldset className="ev-sample">
      <legend>{t('sample')}</legend>
      <p className="muted">{t('sample.help')}</p>
      <div className="ev-choices">
        {counts.map((part) => (
          <label key={part}>
            {t(`fact.survey.${part}`)}
            {marks.aside(t('sample.copies'))}
            <input
              className="ev-input"
              inputMode="numeric"
              autoComplete="off"
              value={typed[part]}
              aria-invalid={wholeOf(typed[part]) === undefined}
              onChange={(e) => change({ [part]: e.target.value })}
            />
          </label>
        ))}
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`sample.${end}`)}
            <input
              type="date"
              className="ev-input"
              value={typed[end]}
              onChange={(e) => change({ [end]: e.target.value })}
            />
          </label>
        ))}
      </div>
      <label>
        {t('sample.source')}
        <input
          className="ev-input"
          maxLength={500}
          value={typed.source}
          onChange={(e) => change({ source: e.target.value })}
        />
      </label>
      <details open={typed.answers.some((a) => a !== '')}>
        <summary>{t('sample.answers')}</summary>
        <div className="ev-choices">
          {answerCodes.map((code, i) => (
            <label key={code}>
              {t(`sample.answer.${code}`)}
              <input
                className="ev-input"
                inputMode="numeric"
                autoComplete="off"
                value={typed.answers[i]}
                aria-invalid={wholeOf(typed.answers[i] ?? '') === undefined}
                onChange={(e) =>
                  change({ answers: typed.answers.map((a, j) => (j === i ? e.target.value : a)) })
                }
              />
            </label>
          ))}
          <label>
            {t('sample.counting')}
            <select
              className="ev-input"
              value={typed.counting}
              onChange={(e) => change({ counting: e.target.value as Counting })}
            >
              {countings.map((one) => (
                <option key={one} value={one}>
                  {t(`sample.counting.${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
      <div aria-live="polite">
        {sample === null && <p className="ev-warn">{t('sample.none')}</p>}
        {sample === 'unfinished' && <p className="muted">{t('sample.unfinished')}</p>}
        {done && (
          <p className="muted">
            {t('sample.rates', {
              returned: rate(done.returned, done.sent),
              valid: rate(done.valid, done.returned),
            })}
            {share && ` ${t('sample.computed', { share: percentText(share) })}`}
          </p>
        )}
        {reason && <p className="ev-error">{sentence(language, reason.code, reason.facts)}</p>}
      </div>
    </fieldset>
  )
}

type Texts = Record<(typeof counts)[number], string> & {
  readonly from: string
  readonly to: string
  readonly source: string
  readonly answers: readonly string[]
  readonly counting: Counting
}

const textsOf = (sample: SurveySample | null): Texts => ({
  sent: sample ? String(sample.sent) : '',
  returned: sample ? String(sample.returned) : '',
  valid: sample ? String(sample.valid) : '',
  from: sample?.from ?? '',
  to: sample?.to ?? '',
  source: sample?.source ?? '',
  answers: answerCodes.map((_, i) => (sample?.answers ? String(sample.answers[i] ?? 0) : '')),
  counting: sample?.counting ?? 'satisfied',
})

/** A whole number ≥ 0; null for an empty field, undefined for one that is none. */
function wholeOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const plain = plainNumber(text)
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined
}

function sampleOf(typed: Texts): TypedSample {
  const [sent, returned, valid] = counts.map((part) => wholeOf(typed[part]))
  const spread = typed.answers.map(wholeOf)
  const isEmpty =
    [sent, returned, valid, ...spread].every((n) => n === null) &&
    [typed.from, typed.to, typed.source.trim()].every((text) => text === '')
  if (isEmpty) return null
  if (sent == null || returned == null || valid == null || spread.some((n) => n === undefined))
    return 'unfinished'
  return {
    sent,
    returned,
    valid,
    from: typed.from === '' ? null : (typed.from as Day),
    to: typed.to === '' ? null : (typed.to as Day),
    source: typed.source.trim(),
    answers: spread.every((n) => n === null) ? null : spread.map((n) => n ?? 0),
    counting: typed.counting,
  }
}
