import type { Supposition } from './api.ts'
import type { Measurement } from './measurement.ts'
import { yearPeriod } from './measure.ts'
import type { ScoreInput } from './score-card.ts'

/**
 * The same project with something supposed: other money spent by the year's end, finished or not, other results. A pure
 * change of the input; nothing is saved. What is supposed rests on no fact and no file.
 */
export function suppose(input: ScoreInput, supposition: Supposition): ScoreInput {
  const { spent, finished } = supposition
  const money =
    spent === undefined
      ? input.money
      : input.money.map((row) => (row.kind === 'total' ? { ...row, spent, facts: {}, factIds: [] } : row))
  const supposed = new Map(supposition.actuals.map((a) => [a.indicatorId, a.actual]))
  const kept = input.measurements.filter((m) => !supposed.has(m.indicatorId))
  const changed = input.indicators.flatMap((indicator): Measurement[] => {
    const actual = supposed.get(indicator.id)
    if (actual === undefined) return []
    const before = input.measurements.find((m) => m.indicatorId === indicator.id)
    return [
      {
        deviationReason: '',
        improvement: '',
        reduction: null,
        sample: null,
        ...before,
        indicatorId: indicator.id,
        period: before?.period ?? yearPeriod(input.year),
        actual,
        factIds: [],
        fileIds: [],
      },
    ]
  })
  return { ...input, money, finished: finished ?? input.finished, measurements: [...kept, ...changed] }
}
