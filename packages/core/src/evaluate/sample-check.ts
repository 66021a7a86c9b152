import { type Decimal, scaled } from '../kernel/decimal.ts'
import type { Finding, Period } from '../kernel/fact.ts'
import type { Indicator } from './indicator.ts'
import type { Actual } from './measurement.ts'
import { compare, percentText, type Ratio, ratio, rounded, times } from './ratio.ts'
import type { Reason } from './reason.ts'
import type { Counting, SurveySample } from './sample.ts'

/** Whether a result of this indicator stands on a survey: 满意度 in percent, and all that is measured by questionnaire. */
export const asksSample = (
  i: Pick<Indicator, 'level2' | 'method' | 'unit' | 'measuredBy' | 'target'>,
): boolean =>
  i.measuredBy.kind === 'hand' &&
  ('value' in i.target || i.target.kind === 'interval') &&
  (i.method === 'survey' || (i.level2 === 'satisfaction' && i.unit.trim() === '%'))

const WORTH: Readonly<Record<Counting, readonly number[]>> = {
  satisfied: [100, 100, 0, 0, 0],
  'five-point': [100, 75, 50, 25, 0],
}

/** The percentage that the answers give, exact, as a share of 1; null without answers. */
export function sampleShare(sample: Pick<SurveySample, 'answers' | 'counting'>): Ratio | null {
  const all = sample.answers?.reduce((sum, n) => sum + n, 0) ?? 0
  if (!sample.answers || all === 0) return null
  const worth = sample.answers.reduce((sum, n, i) => sum + n * (WORTH[sample.counting][i] ?? 0), 0)
  return ratio(worth, all * 100)
}

/**
 * Why a sample cannot be: more came back than went out, more counted than came back, days the wrong way round, or a
 * percentage that its own answers do not give (compared at the decimals that were entered: 92.7 agrees with 92.68).
 */
export function whyNotSample(sample: SurveySample, actual: Actual | null): Reason | null {
  const { sent, returned, valid, from, to } = sample
  if (returned > sent || valid > returned)
    return { code: 'evaluate.sample-impossible', facts: { sent, returned, valid } }
  if (from !== null && to !== null && to < from) return { code: 'evaluate.sample-days', facts: { from, to } }
  const share = sampleShare(sample)
  if (share === null || actual?.kind !== 'number' || agrees(actual.value, share)) return null
  return { code: 'evaluate.sample-disagrees', facts: { value: actual.value, computed: percentText(share) } }
}

function agrees(value: Decimal, share: Ratio): boolean {
  const places = value.split('.')[1]?.length ?? 0
  const power = 10n ** BigInt(places)
  const computed = rounded(times(share, ratio(100n * power, 1)))
  return compare(ratio(scaled(value) * power, 1_000_000n), ratio(computed, 1)) === 0
}

/** The metrics of a sample's three counts; their subject is the indicator. */
export const sampleMetrics = {
  sent: 'survey.sent',
  returned: 'survey.returned',
  valid: 'survey.valid',
} as const satisfies Partial<Record<keyof SurveySample, string>>

/** The counts of a sample as the facts they become. */
export function sampleFindings(
  indicator: Pick<Indicator, 'id' | 'unitId'>,
  period: Period,
  sample: SurveySample,
  evidence: readonly string[],
): Finding[] {
  return (['sent', 'returned', 'valid'] as const).map((part) => ({
    unitId: indicator.unitId,
    metric: sampleMetrics[part],
    subject: indicator.id,
    period,
    value: String(sample[part]) as Decimal,
    why: null,
    unit: '份',
    evidence: [...evidence],
  }))
}
