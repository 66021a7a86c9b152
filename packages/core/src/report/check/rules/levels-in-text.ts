import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import { Decimal as DecimalSchema } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { Quote } from '../place.ts'
import { isWhole } from '../scope.ts'
import { quoteIn, type Sentence } from '../sentence.ts'
import { placesOf } from '../tables/cell-value.ts'
import { HUNDRED, HUNDREDTH, magnitude, shown } from '../tables/forms.ts'

/** Points of every first level, as one sentence lists them: 决策18分、过程19分、产出28分、效益27分. */
export type StatedLevels = {
  readonly sentence: Sentence
  readonly points: readonly Stated[] | null
  readonly weights: readonly Stated[] | null
}
export type Stated = { readonly value: Decimal; readonly at: Quote }

/** Which first levels together make a whole. Anything else may leave one out. */
const WHOLES: readonly (readonly string[])[] = [
  ['决策', '过程', '产出', '效益'],
  ['投入', '过程', '产出', '效果'],
  ['投入', '过程', '产出', '效益'],
  ['产出', '效益', '满意度', '执行率'],
  ['成本', '产出', '效益', '执行率'],
  ['成本', '产出', '效益', '满意度', '执行率'],
]
const LEVEL = /(决策|投入|过程|成本|产出|效益|效果|满意度|预算执行率|执行率)(?=[^,、。;]{0,12}?\d)/g
const NUMBER =
  /(满分|分值|权重|标准分|占)?(?:为|是|:|各)?\(?(得分?|实得|评分)?(?:为|是|:)?(\d{1,3}(?:\.\d{1,4})?)(?:分|%(?=[,、。;)]|$))/g

/** The sentences that list every first level once. */
export const statedLevels = (reading: ReportReading): StatedLevels[] =>
  reading.sentences.flatMap((sentence) => listed(reading, sentence) ?? [])

function listed(reading: ReportReading, sentence: Sentence): StatedLevels | null {
  const { plain } = sentence
  if (!plain.includes('产出') || /扣|以上|以下|上年|比|(?:得分|完成|达标|达成|满意)率/.test(plain))
    return null
  const names = [...plain.matchAll(LEVEL)]
  const whole = WHOLES.find(
    (w) =>
      w.length === names.length && w.every((n) => names.filter((m) => (m[1] ?? '').endsWith(n)).length === 1),
  )
  if (!whole) return null
  const earned = /得\d|得分|实得|评分/.test(plain)
  const points: Stated[] = []
  const weights: Stated[] = []
  const units = new Set<string>()
  for (const [i, name] of names.entries()) {
    const from = name.index
    const to = names[i + 1]?.index ?? plain.length
    for (const match of plain.slice(from, to).matchAll(NUMBER)) {
      const value = DecimalSchema.parse(match[3])
      const end = from + match.index + match[0].length
      const begin = end - match[0].length + match[0].indexOf(match[3] as string)
      // 合计90.5分 behind the last level is the whole.
      if (/(?:总|综合|最终|自评|合计|共计|共)[^,、]{0,6}$/.test(plain.slice(from, begin))) break
      const isShare = match[0].endsWith('%')
      // Points are never shares; and 20分 beside 20% is no list of one kind.
      if (isShare && (earned || match[2])) return null
      units.add(isShare ? '%' : '分')
      const list = match[1] ? weights : match[2] || earned ? points : weights
      list.push({ value, at: quoteIn(reading.files, sentence, begin, end) })
    }
  }
  if (units.size !== 1) return null
  const complete = (list: readonly Stated[]) => (list.length === whole.length ? list : null)
  return { sentence, points: complete(points), weights: complete(weights) }
}

const sum = (list: readonly Stated[]): bigint => list.reduce((n, s) => n + scaled(s.value), 0n)

/** The paragraph goes on with another level: …效益25分；满意度10分。 */
function goesOn(reading: ReportReading, sentence: Sentence): boolean {
  const next = reading.sentences.filter(
    (s) => s.file === sentence.file && s.block === sentence.block && s.from >= sentence.to,
  )
  return next.some(({ plain }) => /(?:满意|执行率|加分|奖励|成本|其他)[^,。;]{0,10}\d/.test(plain))
}

/** In text: the points of all first levels against the total of the same paragraph, else of the report. */
export const levelPoints = (reading: ReportReading): Hit[] =>
  statedLevels(reading).flatMap(({ sentence, points }): Hit[] => {
    if (points === null) return []
    const totals = reading.claims.scores.filter(
      (s) => s.of === 'total' && isWhole(s.scope) && (s.outOf === null || s.outOf === '100'),
    )
    const near = totals.filter((s) => s.at.file === sentence.file && s.at.block === sentence.block)
    const values = new Set((near.length > 0 ? near : totals).map((s) => s.points))
    const total = (near.length > 0 ? near : totals)[0]
    if (!total || values.size !== 1) return []
    // The whole may stand beside its parts under a name of its own: another project's, another year's.
    const own = reading.claims.scores.filter(
      (s) => s.at.file === sentence.file && s.at.block === sentence.block,
    )
    if (own.some((s) => magnitude(sum(points) - scaled(s.points)) <= HUNDREDTH)) return []
    if (sum(points) < scaled(total.points) && goesOn(reading, sentence)) return []
    const off = magnitude(sum(points) - scaled(total.points))
    const half = 500_000n / 10n ** BigInt(placesOf(total.points))
    if (off <= HUNDREDTH || (placesOf(total.points) > 0 && off <= half)) return []
    return [
      {
        says: 'levels',
        facts: { stated: total.points, sum: shown(sum(points)), difference: shown(off) },
        quotes: [total.at, ...points.map((p) => p.at)],
      },
    ]
  })

/** In text: the weights of all first levels make 100. */
export const levelWeights = (reading: ReportReading): Hit[] =>
  statedLevels(reading).flatMap(({ sentence, weights }): Hit[] => {
    if (weights === null || magnitude(sum(weights) - HUNDRED) <= HUNDREDTH) return []
    if (sum(weights) < HUNDRED && goesOn(reading, sentence)) return []
    return [{ says: 'levels', facts: { sum: shown(sum(weights)) }, quotes: weights.map((w) => w.at) }]
  })
