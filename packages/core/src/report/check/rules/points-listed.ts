import { Decimal, divRound, scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { byBlock } from '../same-place.ts'
import { isWhole } from '../scope.ts'
import { quoteIn, type Sentence } from '../sentence.ts'
import type { Quote } from '../place.ts'
import { placesOf } from '../tables/cell-value.ts'
import { HUNDRED, HUNDREDTH, magnitude, shown } from '../tables/forms.ts'
import { twoPlaces } from './table-execution.ts'

/** Points that a sentence gives together with the full marks: 产出指标50分，得48.5分; 决策18.5分（满分20分）. */
type Listed = {
  readonly sentence: Sentence
  readonly points: Decimal
  readonly outOf: Decimal
  readonly at: Quote
  /** 得分率 right behind them. */
  readonly rate: { readonly value: Decimal; readonly at: Quote } | null
}

const MARKS = String.raw`(\d{1,3}(?:\.\d{1,4})?)分`
const RATE = String.raw`(?:[,(]得分率(?:为|是|:|达到)?(\d{1,3}(?:\.\d{1,4})?)%)?`
const OUT_FIRST = new RegExp(
  String.raw`(?<=[一-龥)])(?<![扣减加]|扣分|扣除|扣减|加分)\(?${MARKS}\)?,?(?:本次|实际|评价|自评|最终|综合)?(?:得分|实得|得)(?:为|是|:)?${MARKS}${RATE}`,
  'dg',
)
const POINTS_FIRST = new RegExp(
  String.raw`${MARKS}\((?:满分|分值|总分|权重)(?:为|:)?(\d{1,3}(?:\.\d{1,4})?)分?\)?${RATE}(?=[),、;。]|$)`,
  'dg',
)
/** Sentences that lay down bands, and marks that may go beyond the full ones. */
const OTHER = /加分|减分|扣分项|奖励|附加|以上|以下|含\)|每[^,]{1,6}得|不得分/

/** Every such pair of the report, in reading order. */
export const pointsListed = (reading: ReportReading): Listed[] =>
  reading.sentences.flatMap((sentence) => {
    if (!sentence.plain.includes('分') || OTHER.test(sentence.plain)) return []
    const quote = (span: [number, number]) => quoteIn(reading.files, sentence, span[0], span[1])
    const read = (form: RegExp, outOf: number, points: number): Listed[] =>
      [...sentence.plain.matchAll(form)].flatMap((match) => {
        const [out, own, rate] = [match[outOf], match[points], match[3]].map((text) =>
          Decimal.safeParse(text),
        )
        const spans = match.indices as [number, number][]
        if (!out?.success || !own?.success) return []
        return [
          {
            sentence,
            points: own.data,
            outOf: out.data,
            at: quote(spans[points] as [number, number]),
            rate: rate?.success ? { value: rate.data, at: quote(spans[3] as [number, number]) } : null,
          },
        ]
      })
    return [...read(OUT_FIRST, 1, 2), ...read(POINTS_FIRST, 2, 1)]
  })

/** More points than could be had. */
export const listedAbove = (reading: ReportReading): Hit[] =>
  pointsListed(reading)
    .filter(({ points, outOf }) => scaled(points) > scaled(outOf))
    .map(({ points, outOf, at }) => ({ says: 'above', facts: { points, weight: outOf }, quotes: [at] }))

/** Parts of one paragraph whose full marks make 100 make the total as well: of that paragraph, else of the report. */
export const listedTotal = (reading: ReportReading): Hit[] => {
  const totals = reading.claims.scores.filter(
    (s) => s.of === 'total' && isWhole(s.scope) && (s.outOf === null || s.outOf === '100'),
  )
  return byBlock(pointsListed(reading), ({ sentence }) => sentence).flatMap((parts): Hit[] => {
    if (parts.length < 3 || sum(parts.map((p) => p.outOf)) !== HUNDRED) return []
    const home = parts[0]?.sentence
    const near = totals.filter((s) => s.at.file === home?.file && s.at.block === home.block)
    const known = near.length > 0 ? near : totals
    const total = known[0]
    if (!total || new Set(known.map((s) => s.points)).size !== 1) return []
    const own = sum(parts.map((p) => p.points))
    const off = magnitude(own - scaled(total.points))
    const half = 500_000n / 10n ** BigInt(placesOf(total.points))
    if (off <= HUNDREDTH || (placesOf(total.points) > 0 && off <= half)) return []
    return [
      {
        says: 'levels',
        facts: { stated: total.points, sum: shown(own), difference: shown(off) },
        quotes: [total.at, ...parts.map((p) => p.at)],
      },
    ]
  })
}

/** 得分率 that does not follow from the points and full marks before it. */
export const listedRates = (reading: ReportReading): Hit[] =>
  pointsListed(reading).flatMap(({ points, outOf, rate, at }): Hit[] => {
    if (rate === null || scaled(outOf) <= 0n) return []
    const computed = divRound(scaled(points) * 100_000_000n, scaled(outOf))
    const slack = 1_000_000n / 10n ** BigInt(placesOf(rate.value)) / 2n + HUNDREDTH
    if (magnitude(computed - scaled(rate.value)) <= slack) return []
    return [
      {
        says: 'rate',
        facts: { stated: rate.value, part: points, whole: outOf, computed: twoPlaces(computed) },
        quotes: [rate.at, at],
      },
    ]
  })

const sum = (values: readonly Decimal[]): bigint => values.reduce((n, value) => n + scaled(value), 0n)
