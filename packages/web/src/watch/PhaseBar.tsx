import type { Metric } from '@rongheng/core/watch/metric'
import { useEither, useText } from '../ui/text.tsx'
import { useValueText } from './value-text.ts'
import { phasesOf } from './phases.ts'
import { checkPageWords } from './words.ts'

/** Where the time of one probe went, one part after the other; nothing for a kind that has no phases. */
export function PhaseBar(p: {
  metrics: readonly Metric[]
  values: readonly (number | null)[]
  tookMs: number
}) {
  const t = useText(checkPageWords)
  const either = useEither()
  const text = useValueText()
  const phases = phasesOf(p.metrics, p.values, p.tookMs)
  if (phases.length === 0 || p.tookMs <= 0) return null
  const nameOf = (metric: Metric | null) => (metric ? either(metric.zh, metric.en) : t('phase.rest'))
  return (
    <div className="wt-phases">
      <div className="wt-phases-bar" aria-hidden="true">
        {phases.map(({ metric, ms }, at) => (
          <span
            key={metric?.key ?? 'rest'}
            className={`wt-phase-${at % 5}`}
            style={{ flexGrow: Math.max(ms, p.tookMs / 200) }}
          />
        ))}
      </div>
      <ul>
        {phases.map(({ metric, ms }, at) => (
          <li key={metric?.key ?? 'rest'}>
            <i className={`wt-phase-${at % 5}`} aria-hidden="true" />
            {nameOf(metric)} {text.value('ms', ms)}
          </li>
        ))}
      </ul>
    </div>
  )
}
