import type { Indicator } from './indicator.ts'
import { pointsText } from './points.ts'
import { clamp, NOTHING, type Ratio, ratio, ratioText, times, WHOLE } from './ratio.ts'
import type { Remark, Working } from './score-card.ts'
import type { Judged } from './working.ts'

/** A share of the marks as a finished judgement; the share is kept within 0 and 1. */
export function given(
  indicator: Indicator,
  share: Ratio,
  met: boolean | null,
  rate: Ratio | null,
  working: (points: string, formula: string) => Working,
  remarks: readonly Remark[] = [],
): Judged {
  const exact = times(ratio(indicator.weight, 1), clamp(share, NOTHING, WHOLE))
  const points = ratioText(times(exact, ratio(1, 100)))
  const formula = `${pointsText(indicator.weight)} × ${ratioText(clamp(share, NOTHING, WHOLE))} = ${points}`
  return { state: 'scored', exact, met, rate, remarks, working: working(points, formula) }
}
