import type { Metric } from '@rongheng/core/watch/metric'

/** A stretch of a probe's time; `metric` null is what no phase accounts for. */
export type Phase = { readonly metric: Metric | null; readonly ms: number }

/** The metrics that are phases of a probe, one after the other. */
export const phaseMetrics = (metrics: readonly Metric[]): readonly Metric[] =>
  metrics.filter((metric) => phaseKeys.has(metric.key))

const phaseKeys = new Set(['dns-ms', 'connect-ms', 'tls-ms', 'first-byte-ms'])

/** The phases that were measured, and the rest of the time behind them (the body). Empty where nothing was. */
export function phasesOf(
  metrics: readonly Metric[],
  values: readonly (number | null)[],
  tookMs: number,
): Phase[] {
  const phases: Phase[] = phaseMetrics(metrics).flatMap((metric) => {
    const ms = values[metrics.indexOf(metric)] ?? null
    return ms === null ? [] : [{ metric, ms }]
  })
  if (phases.length === 0) return []
  const rest = tookMs - phases.reduce((sum, phase) => sum + phase.ms, 0)
  return rest > 0 ? [...phases, { metric: null, ms: rest }] : phases
}
