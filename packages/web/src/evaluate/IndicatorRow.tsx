import { placeOf } from '@rongheng/core/evaluate/levels'
import type { SecondLevel, TargetKind } from '@rongheng/core/evaluate/indicator'
import type { LintRemark } from '@rongheng/core/evaluate/lint-remark'
import type { IndicatorTemplate } from '@rongheng/core/evaluate/template'
import { useLanguage, useText } from '../ui/text.tsx'
import { IndicatorMore } from './IndicatorMore.tsx'
import { LintList } from './LintList.tsx'
import { movedTo, type RowDraft, type RowProblem } from './goal-draft.ts'
import { evaluateWords } from './words.ts'

const kinds: readonly TargetKind[] = [
  'at-least',
  'at-most',
  'equal',
  'more-than',
  'less-than',
  'interval',
  'qualitative',
  'yes-no',
  'date',
]

/** One indicator of the form: what it is, its target and weight, the rest folded away, and what the lint says of it. */
export function IndicatorRow(p: {
  row: RowDraft
  n: number
  template: IndicatorTemplate
  problems: readonly RowProblem[]
  /** Problems are said once somebody has tried to save. */
  showProblems: boolean
  remarks: readonly LintRemark[]
  last: boolean
  onChange: (next: RowDraft) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const { row, n } = p
  const set = (change: Partial<RowDraft>) => p.onChange({ ...row, ...change })
  const label = (
    word: 'form.level2' | 'form.level3' | 'goal.nature' | 'goal.target' | 'goal.unit' | 'form.weight',
  ) => `${t('goal.row', { n })} ${t(word)}`
  const bad = (problem: RowProblem) => p.showProblems && p.problems.includes(problem)
  const upsideDown = p.problems.includes('interval')
  // A row that has a name but no usable target says so at once, not as a mistake: it can go on being typed.
  const open = !p.showProblems && row.name.trim() !== '' && p.problems.includes('target')
  const isText = row.kind === 'qualitative' || row.kind === 'yes-no'
  const known = p.template.levels.flatMap((first) =>
    first.second.map((second) => ({
      code: second.code,
      name: `${language === 'en' ? first.name.en : first.name.zh} · ${language === 'en' ? second.name.en : second.name.zh}`,
    })),
  )
  const place = placeOf(p.template, row.level2)
  const listed = known.some((one) => one.code === row.level2)
  return (
    <li className="ev-indicator">
      <div className="ev-indicator-row">
        <span className="ev-indicator-n" aria-hidden="true">
          {n}
        </span>
        <label className="ev-cell-level">
          <span className="ev-cell-name">{t('form.level2')}</span>
          <select
            className="ev-input"
            aria-label={label('form.level2')}
            value={row.level2}
            onChange={(e) => p.onChange(movedTo(row, e.target.value as SecondLevel))}
          >
            {!listed && (
              <option value={row.level2}>
                {place ? (language === 'en' ? place.level2Name.en : place.level2Name.zh) : row.level2}
              </option>
            )}
            {known.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="ev-cell-wide">
          <span className="ev-cell-name">{t('form.level3')}</span>
          <input
            className="ev-input"
            aria-label={label('form.level3')}
            aria-invalid={bad('name')}
            maxLength={100}
            value={row.name}
            onChange={(e) => set({ name: e.target.value })}
          />
        </label>
        <label className="ev-cell-kind">
          <span className="ev-cell-name">{t('goal.nature')}</span>
          <select
            className="ev-input"
            aria-label={label('goal.nature')}
            value={row.kind}
            onChange={(e) => set({ kind: e.target.value as TargetKind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`evaluate.target.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={isText ? 'ev-cell-wide' : 'ev-cell-target'}>
          <span className="ev-cell-name">{t('goal.target')}</span>
          {isText ? (
            <input
              className="ev-input"
              aria-label={label('goal.target')}
              maxLength={200}
              value={row.text}
              onChange={(e) => set({ text: e.target.value })}
            />
          ) : row.kind === 'date' ? (
            <input
              type="date"
              className="ev-input"
              aria-label={label('goal.target')}
              aria-invalid={bad('target')}
              value={row.day}
              onChange={(e) => set({ day: e.target.value })}
            />
          ) : (
            <span className="ev-range">
              <input
                className="ev-input"
                inputMode="decimal"
                autoComplete="off"
                aria-label={
                  row.kind === 'interval' ? `${label('goal.target')} ${t('goal.from')}` : label('goal.target')
                }
                aria-invalid={bad('target') || upsideDown}
                value={row.value}
                onChange={(e) => set({ value: e.target.value })}
              />
              {row.kind === 'interval' && (
                <>
                  –
                  <input
                    className="ev-input"
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={`${label('goal.target')} ${t('goal.to')}`}
                    aria-invalid={bad('target') || upsideDown}
                    value={row.to}
                    onChange={(e) => set({ to: e.target.value })}
                  />
                </>
              )}
            </span>
          )}
        </label>
        {!isText && row.kind !== 'date' && (
          <label className="ev-cell-unit">
            <span className="ev-cell-name">{t('goal.unit')}</span>
            <input
              className="ev-input"
              aria-label={label('goal.unit')}
              maxLength={20}
              value={row.unit}
              onChange={(e) => set({ unit: e.target.value })}
            />
          </label>
        )}
        <label className="ev-cell-weight">
          <span className="ev-cell-name">{t('form.weight')}</span>
          <input
            className="ev-input"
            inputMode="decimal"
            autoComplete="off"
            aria-label={label('form.weight')}
            aria-invalid={bad('weight')}
            value={row.weight}
            onChange={(e) => set({ weight: e.target.value })}
          />
        </label>
      </div>
      {p.showProblems && p.problems.length > 0 && (
        <p role="alert" className="ev-error">
          {p.problems.map((problem) => t(`goal.problem.${problem}`)).join(' ')}
        </p>
      )}
      {open && <p className="muted">{t('goal.problem.target.open')}</p>}
      <LintList remarks={p.remarks} />
      <IndicatorMore {...p} set={set} />
    </li>
  )
}
