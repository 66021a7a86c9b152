import type { Indicator } from '@rongheng/core/evaluate/indicator'
import { type Actual, grades, type QualitativeGrade } from '@rongheng/core/evaluate/measurement'
import { pointsFrom, pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import { gradeBand } from '@rongheng/core/evaluate/score-grade'
import { gradedPoints } from '@rongheng/core/evaluate/target-text'
import { decimalFrom } from '@rongheng/core/kernel/decimal'
import type { Day } from '@rongheng/core/kernel/time'
import { useState } from 'react'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** The result of an indicator while it is typed: complete, or null while it cannot be used yet. */
export function ActualInput(p: {
  indicator: Indicator
  rules: RuleSet
  initial: Actual | null
  onChange: (next: Actual | null) => void
}) {
  switch (p.indicator.target.kind) {
    case 'qualitative':
      return <GradeInput {...p} />
    case 'yes-no':
      return <YesNoInput {...p} />
    case 'date':
      return <DayInput {...p} />
    default:
      return <NumberInput {...p} />
  }
}

type InputProps = Parameters<typeof ActualInput>[0]

function NumberInput({ indicator, initial, onChange }: InputProps) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const [text, setText] = useState<string>(initial?.kind === 'number' ? initial.value : '')
  const bad = text.trim() !== '' && decimalFrom(text) === null
  return (
    <label>
      {t('results.value')}
      {indicator.unit && marks.aside(indicator.unit)}
      <input
        className="ev-input"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={bad}
        onChange={(event) => {
          const next = event.target.value
          setText(next)
          const value = decimalFrom(next)
          onChange(value === null ? null : { kind: 'number', value })
        }}
      />
      {bad && <span className="ev-error">{t('results.number.bad')}</span>}
    </label>
  )
}

function GradeInput({ indicator, rules, initial, onChange }: InputProps) {
  const t = useText(evaluateWords)
  const before = initial?.kind === 'graded' ? initial : null
  const [grade, setGrade] = useState<QualitativeGrade | null>(before?.grade ?? null)
  const [text, setText] = useState(before ? pointsText(gradedPoints(indicator.weight, before.shareBp)) : '')
  // Nothing is chosen for people: a grade that nobody thought about would stand there as an answer.
  const band = grade && gradeBand(rules, indicator.weight, grade)
  const points = pointsFrom(text)
  const bad =
    band !== null && text !== '' && (points === null || points < band.lowest || points > band.highest)
  const tell = (nextGrade: QualitativeGrade, nextText: string) => {
    const value = pointsFrom(nextText)
    const allowed = gradeBand(rules, indicator.weight, nextGrade)
    const fits = value !== null && value >= allowed.lowest && value <= allowed.highest
    onChange(
      fits && indicator.weight > 0
        ? { kind: 'graded', grade: nextGrade, shareBp: Math.round((value * 10_000) / indicator.weight) }
        : null,
    )
  }
  return (
    <>
      <label>
        {t('results.grade')}
        <select
          className="ev-input"
          value={grade ?? ''}
          onChange={(event) => {
            const next = event.target.value as QualitativeGrade
            setGrade(next)
            tell(next, text)
          }}
        >
          {grade === null && <option value="">{t('results.grade.choose')}</option>}
          {grades.map((g) => (
            <option key={g} value={g}>
              {t(`evaluate.grade.${g}`)}
            </option>
          ))}
        </select>
      </label>
      {grade !== null && band !== null && (
        <label>
          {t('results.points', { lowest: pointsText(band.lowest), highest: pointsText(band.highest) })}
          <input
            className="ev-input"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={bad}
            onChange={(event) => {
              setText(event.target.value)
              tell(grade, event.target.value)
            }}
          />
          {bad && (
            <span className="ev-error">
              {t('evaluate.outside-band', {
                points: text,
                lowest: pointsText(band.lowest),
                highest: pointsText(band.highest),
              })}
            </span>
          )}
        </label>
      )}
    </>
  )
}

function YesNoInput({ initial, onChange }: InputProps) {
  const t = useText(evaluateWords)
  const [yes, setYes] = useState<boolean | null>(initial?.kind === 'yes-no' ? initial.yes : null)
  return (
    <fieldset>
      <legend>{t('results.value')}</legend>
      <span className="choice">
        {[true, false].map((one) => (
          <button
            type="button"
            key={String(one)}
            aria-pressed={yes === one}
            onClick={() => {
              setYes(one)
              onChange({ kind: 'yes-no', yes: one })
            }}
          >
            {t(one ? 'results.yes' : 'results.no')}
          </button>
        ))}
      </span>
    </fieldset>
  )
}

function DayInput({ initial, onChange }: InputProps) {
  const t = useText(evaluateWords)
  const before = initial?.kind === 'date' ? initial : null
  const [on, setOn] = useState<string>(before?.on ?? '')
  const [undone, setUndone] = useState(before !== null && before.on === null)
  const tell = (day: string, notDone: boolean) =>
    onChange(notDone ? { kind: 'date', on: null } : day === '' ? null : { kind: 'date', on: day as Day })
  return (
    <>
      <label>
        {t('results.done-on')}
        <input
          type="date"
          className="ev-input"
          value={on}
          disabled={undone}
          onChange={(event) => {
            setOn(event.target.value)
            tell(event.target.value, undone)
          }}
        />
      </label>
      <span>
        <label style={{ display: 'inline-flex', gap: 8 }}>
          <input
            type="checkbox"
            checked={undone}
            onChange={(event) => {
              setUndone(event.target.checked)
              tell(on, event.target.checked)
            }}
          />
          {t('results.not-done')}
        </label>
      </span>
    </>
  )
}
