import { z } from 'zod'
import { type Decimal, divRound, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import type { FormReading, MoneyRow } from '../table-reading.ts'
import { formsOf, HUNDRED, HUNDREDTH, magnitude, shown, totalRow } from '../tables/forms.ts'
import { percent, twoPlaces } from './table-execution.ts'

const Percent = z.number().min(0).max(100)

/**
 * The points of 预算执行率 follow from no rule that is known: not in proportion, not by the bands of a finished or unfinished
 * project. Judged are the form's own row, and a sentence that gives rate, weight and points together; and only where the
 * report nowhere says how it scores 执行率.
 */
export const executionPoints = checkFunction({
  parameters: z.strictObject({
    /** Bands of known rule sets: from this rate up, this share of the marks, in percent. */
    bands: z.array(z.strictObject({ from: Percent, share: Percent })),
  }),
  find: (reading, { bands }) => {
    if (saysHow(reading)) return []
    return [...inText(reading, bands), ...formsOf(reading).flatMap((form) => judge(form, bands))]
  },
})

/** A sentence about points and 执行率, or a column of scoring standards, is a rule of the report's own. */
const saysHow = (reading: ReportReading): boolean =>
  reading.sentences.some(
    ({ plain }) =>
      /执行率/.test(plain) && /扣\d|每(?:低|减|少|降)|不得分|得满分|计分|赋分|分值[×*x]|按比例/.test(plain),
  ) || formsOf(reading).some((f) => f.indicators.some((i) => /执行率/.test(i.standard?.text ?? '')))

/** 预算执行率97.70%，分值10分，得9.20分. */
const inText = (reading: ReportReading, bands: Bands): Hit[] =>
  reading.claims.scores.flatMap((score): Hit[] => {
    const home = sentenceAt(reading, score.at)
    if (home === null || score.outOf === null || score.of === 'total') return []
    if (!/^$|执行率/.test(score.name)) return []
    const rates = reading.claims.rates.filter((r) => r.role === 'execution' && liesIn(home, r.at))
    const scores = reading.claims.scores.filter((s) => liesIn(home, s.at))
    const [rate] = rates
    if (!rate || rates.length > 1 || scores.length > 1 || rate.scope.plan) return []
    const [percentage, full, got] = [scaled(rate.value), scaled(score.outOf), scaled(score.points)]
    const possible = waysFor(percentage, full, bands)
    if (got > full || possible.some((p) => isRounded(got, p))) return []
    return [
      {
        says: 'none',
        facts: factsOf(percentage, score.points, score.outOf, possible),
        quotes: [score.at, rate.at],
      },
    ]
  })

type Bands = readonly { readonly from: number; readonly share: number }[]

function factsOf(rate: bigint, points: Decimal, weight: Decimal, possible: readonly bigint[]) {
  const proportional = (scaled(weight) * (rate > HUNDRED ? HUNDRED : rate)) / HUNDRED
  return {
    points,
    weight,
    rate: twoPlaces(rate),
    proportional: twoPlaces(proportional),
    possible: [...new Set(possible.map((p) => shown(divRound(p, HUNDREDTH) * HUNDREDTH)))].join('、'),
  }
}

function judge(form: FormReading, bands: Bands): Hit[] {
  const row = totalRow(form)
  if (form.kind !== 'self-evaluation' || !row) return []
  const { weight, points } = row
  if (weight?.value == null || points?.value == null || scaled(weight.value) <= 0n) return []
  const rates = ratesOf(row)
  if (rates.length === 0) return []
  const [full, got] = [scaled(weight.value), scaled(points.value)]
  const possible = rates.flatMap((rate) => waysFor(rate, full, bands))
  if (possible.some((p) => isRounded(got, p))) return []
  return [
    {
      says: 'none',
      facts: factsOf(rates[0] as bigint, points.value, weight.value, possible),
      quotes: [points.at, ...(row.rate ? [row.rate.at] : []), weight.at],
    },
  ]
}

/** Every rate the row may be scored by: the printed one, and each that its amounts give. */
function ratesOf(row: MoneyRow): bigint[] {
  const computed = [row.fullYear, row.initial, row.arrived].flatMap((base) =>
    base?.value != null && row.spent?.value != null && scaled(base.value) > 0n
      ? [percent(row.spent.value, base.value)]
      : [],
  )
  return [...(row.rate?.value == null ? [] : [scaled(row.rate.value as Decimal)]), ...computed]
}

function waysFor(rate: bigint, full: bigint, bands: Bands): bigint[] {
  if (rate > HUNDRED) return [full, 0n]
  const band = bands.find((b) => rate >= BigInt(b.from) * 1_000_000n)
  const share = band ? (full * BigInt(band.share)) / 100n : 0n
  // A finished project within its budget earns full marks whatever the rate.
  return [(full * rate) / HUNDRED, share, full]
}

/** Equal when the computed points are rounded, up or down, to 0, 1 or 2 decimals, and ±0.01. */
function isRounded(got: bigint, computed: bigint): boolean {
  if (magnitude(got - computed) <= HUNDREDTH) return true
  return [1_000_000n, 100_000n].some(
    (unit) => got === divRound(computed, unit) * unit || got === (computed / unit) * unit,
  )
}
