import { quarters } from '@rongheng/core/evaluate/goal'
import { type Method, methods } from '@rongheng/core/evaluate/indicator'
import { useText } from '../ui/text.tsx'
import type { RowDraft } from './goal-draft.ts'
import { evaluateWords } from './words.ts'

const texts = ['explanation', 'basis', 'source', 'scoring'] as const
const metrics = ['budget.spent', 'budget.full-year', 'budget.initial', 'budget.arrived'] as const

/** The rest of an indicator, folded away: explanation, basis, method, source, scoring, quarterly targets; and its place in the list. */
export function IndicatorMore(p: {
  row: RowDraft
  n: number
  last: boolean
  set: (change: Partial<RowDraft>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const t = useText(evaluateWords)
  const { row, n, set } = p
  return (
    <details className="ev-more">
      <summary>{t('goal.more', { n })}</summary>
      <div className="ev-choices">
        {texts.map((field) => (
          <label key={field}>
            {t(`goal.${field}`)}
            <textarea
              className="ev-input"
              rows={2}
              maxLength={field === 'source' ? 500 : 1000}
              value={row[field]}
              onChange={(e) => set({ [field]: e.target.value })}
            />
          </label>
        ))}
        {quarters.map((q) => (
          <label key={q}>
            {t(`goal.quarter.${q}`)} {t('goal.target')}
            <input
              className="ev-input"
              maxLength={100}
              value={row.quarters[q]}
              onChange={(e) => set({ quarters: { ...row.quarters, [q]: e.target.value } })}
            />
          </label>
        ))}
        <label>
          {t('goal.method')}
          <select
            className="ev-input"
            value={row.method}
            onChange={(e) => set({ method: e.target.value as Method })}
          >
            {methods.map((method) => (
              <option key={method} value={method}>
                {t(`evaluate.method.${method}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('goal.measured')}
          <select
            className="ev-input"
            value={row.measured}
            onChange={(e) => set({ measured: e.target.value as RowDraft['measured'] })}
          >
            <option value="">{t('goal.measured.hand')}</option>
            {metrics.map((metric) => (
              <option key={metric} value={metric}>
                {t('goal.measured.fact', { what: t(`fact.${metric}`) })}
              </option>
            ))}
          </select>
        </label>
        <label className="ev-check">
          <input type="checkbox" checked={row.core} onChange={(e) => set({ core: e.target.checked })} />
          {t('goal.core')}
        </label>
      </div>
      <p className="ev-buttons">
        <button type="button" className="ev-button" disabled={n === 1} onClick={() => p.onMove(-1)}>
          {t('goal.up')}
        </button>
        <button type="button" className="ev-button" disabled={p.last} onClick={() => p.onMove(1)}>
          {t('goal.down')}
        </button>
        <button type="button" className="ev-button" onClick={p.onRemove}>
          {t('goal.remove', { n })}
        </button>
      </p>
    </details>
  )
}
