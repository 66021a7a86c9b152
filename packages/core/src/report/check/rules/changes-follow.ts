import { Decimal, divRound, scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { quoteIn, type Sentence } from '../sentence.ts'
import { placesOf } from '../tables/cell-value.ts'
import { magnitude } from '../tables/forms.ts'
import { twoPlaces } from './table-execution.ts'

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const UNIT = String.raw`(%|万?亿?[元人次户个篇条套台小时天分钟秒册辆吨亩公里份宗件起]{1,3})`
const WHEN = String.raw`(?:[^,。;\d]{0,8}(?:20\d{2}年[^,。;\d]{0,6})?)`
const MOVES = '(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|压缩|增|升|降|减)(?:到|至|为)'
const CHANGE = '(提高|提升|增加|增长|上升|增幅|下降|降低|减少|缩短|压缩|降幅)(?:了|率|幅度)?(?:为|达到?)?'
/** 由2022年末的15.2万人增至2023年末的19.8万人，增长30.26%; 由71.3%提高到76.8%，提高5.5个百分点. */
const FORM = new RegExp(
  String.raw`[由从]${WHEN}${NUMBER}${UNIT}${MOVES}${WHEN}${NUMBER}${UNIT},${CHANGE}${NUMBER}(个百分点|%)`,
  'dg',
)
const FALLS = /下降|降低|减少|缩短|压缩|降幅/

/** A change in percent or percentage points that does not follow from the two numbers named right before it. */
export const changesFollow = (reading: ReportReading): Hit[] =>
  reading.sentences.flatMap((sentence) =>
    /[由从]/.test(sentence.plain)
      ? [...sentence.plain.matchAll(FORM)].flatMap((match) => judged(reading, sentence, match) ?? [])
      : [],
  )

function judged(reading: ReportReading, sentence: Sentence, match: RegExpMatchArray): Hit | null {
  const [, from = '', unit, to = '', other, word = '', said = '', kind] = match
  const points = kind === '个百分点'
  if (unit !== other || points !== (unit === '%')) return null
  const [before, after, stated] = [from, to, said].map((text) => Decimal.safeParse(text.replaceAll(',', '')))
  if (!before?.success || !after?.success || !stated?.success) return null
  const [a, b] = [scaled(before.data), scaled(after.data)]
  if (a <= 0n || b > a === FALLS.test(word)) return null
  const off = magnitude(b - a)
  const room = half(before.data) + half(after.data)
  const computed = points ? off : divRound(off * 100_000_000n, a)
  const slack = half(stated.data) + 10_000n + (points ? room : divRound(room * 200_000_000n, a))
  if (magnitude(computed - scaled(stated.data)) <= slack) return null
  const [begin, end] = (match as RegExpExecArray).indices?.[6] ?? [0, 0]
  return {
    says: 'change',
    facts: {
      stated: `${said}${kind}`,
      before: `${from}${unit}`,
      now: `${to}${unit}`,
      computed: `${twoPlaces(computed)}${kind}`,
      word,
    },
    quotes: [quoteIn(reading.files, sentence, begin, end + (kind ?? '').length)],
  }
}

/** Half of the last printed place, in millionths. */
const half = (value: Decimal): bigint => 500_000n / 10n ** BigInt(placesOf(value))
