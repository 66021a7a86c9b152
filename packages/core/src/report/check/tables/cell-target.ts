import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import type { NumberTarget } from '../../../evaluate/completion.ts'
import { Decimal as DecimalSchema } from '../../../kernel/decimal.ts'
import type { IndicatorRow } from '../table-reading.ts'
import { wordOf } from './grid.ts'
import type { TableWords } from './table-words.ts'

/** A target that is a number with its unit and nothing else. `signed` is false when the cell prints a bare number. */
export type ReadTarget = { readonly target: NumberTarget; readonly unit: string; readonly signed: boolean }

const NUMBER = String.raw`(-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?)`
/** A unit: a few characters without digits or stops. "个/月" and "人次" are units; "次以上" is not. */
const UNIT = String.raw`(%|[一-龥A-Za-z/㎡²°℃]{0,6})`
const WHOLE = new RegExp(`^${NUMBER}${UNIT}$`)
const RANGE = new RegExp(String.raw`^[\[(]?${NUMBER}(%)?(?:[-~至到,]|--)${NUMBER}${UNIT}[\])]?$`)

type Kind = 'at-least' | 'at-most' | 'equal' | 'more-than' | 'less-than'
const SIGNS: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:≥|>=|=>|不低于|不少于|不小于|至少|大于等于|大于或等于|不得低于|不得少于)/, 'at-least'],
  [/^(?:≤|<=|=<|不高于|不超过|不大于|不多于|小于等于|小于或等于|控制在|不得超过|不得高于)/, 'at-most'],
  [/^(?:>|大于|超过|高于|多于)/, 'more-than'],
  [/^(?:<|小于|低于|少于)/, 'less-than'],
  [/^(?:=|==|等于|达到|达)/, 'equal'],
]
const BEHIND: readonly (readonly [RegExp, Kind])[] = [
  [/(?:\(含\)|及)?以上(?:\(含\))?$/, 'at-least'],
  [/(?:\(含\)|及)?(?:以内|以下|之内|内)(?:\(含\))?$/, 'at-most'],
]
const NATURES: Readonly<Record<string, Kind>> = {
  '≥': 'at-least',
  '>=': 'at-least',
  大于等于: 'at-least',
  '≤': 'at-most',
  '<=': 'at-most',
  小于等于: 'at-most',
  '=': 'equal',
  等于: 'equal',
  '>': 'more-than',
  大于: 'more-than',
  '<': 'less-than',
  小于: 'less-than',
}

/** Words behind a number that make it no plain unit. */
const NO_UNIT = /以上|以下|以内|左右|内|前|月|日|号|年底|及|且|和|或|约|每|个百分点|倍以/
const number = (text: string | undefined): Decimal | null => {
  const value = DecimalSchema.safeParse((text ?? '').replaceAll(',', ''))
  return value.success ? value.data : null
}

/** The numeric target of a row; null when it is words, a date, or more than one thing. */
export function readTarget(row: IndicatorRow): ReadTarget | null {
  let text = wordOf(row.target?.text ?? '')
  const nature = NATURES[wordOf(row.nature?.text ?? '')] ?? null
  if (row.nature !== null && nature === null && wordOf(row.nature.text) !== '') return null
  let kind: Kind | null = null
  for (const [pattern, meaning] of SIGNS) {
    const match = pattern.exec(text)
    if (!match) continue
    kind = meaning
    text = text.slice(match[0].length)
    break
  }
  for (const [pattern, meaning] of BEHIND) {
    const match = pattern.exec(text)
    if (!match || (kind !== null && kind !== meaning)) continue
    kind = meaning
    text = text.slice(0, match.index)
    break
  }
  if (nature !== null && kind !== null && nature !== kind) return null
  const unit = wordOf(row.unit?.text ?? '')
  const range = RANGE.exec(text)
  if (range && kind === null && nature === null) {
    const [from, to] = [number(range[1]), number(range[3])]
    const own = range[4] ?? ''
    if (from === null || to === null || compareDecimal(from, to) > 0 || isOdd(own)) return null
    // 2023-2024 and 10-11 (月) are spans of time, and 3-5 without a unit may be anything.
    return own === '' && unit === ''
      ? null
      : { target: { kind: 'interval', from, to }, unit: own || unit, signed: true }
  }
  const whole = WHOLE.exec(text)
  const value = number(whole?.[1])
  const own = whole?.[2] ?? ''
  if (!whole || value === null || isOdd(own) || (own !== '' && unit !== '' && own !== unit)) return null
  const meant = kind ?? nature
  return { target: { kind: meant ?? 'equal', value }, unit: own || unit, signed: meant !== null }
}

const isOdd = (unit: string): boolean => NO_UNIT.test(unit)

/** The measured number of a row in the target's unit; null when it is words, bears a sign, or is of another unit. */
export function readActual(row: IndicatorRow, unit: string): Decimal | null {
  const text = wordOf(row.actual?.text ?? '').replace(
    /^(?:实际|共|共计|合计|累计|已|为|完成|已完成|实际完成|达|达到|=)+/,
    '',
  )
  const whole = WHOLE.exec(text)
  const value = number(whole?.[1])
  if (!whole || value === null) return null
  const own = whole[2] ?? ''
  if (own === unit) return value
  // 0.986 below a target of 98 %: a workbook's share without its format.
  if (own === '' && unit === '%' && compareDecimal(value, '1' as Decimal) <= 0) return null
  // A bare number beside a unit of its own column, or below a target whose unit is no %.
  return own === '' && (wordOf(row.unit?.text ?? '') === unit || unit !== '%') ? value : null
}

/** A share of which more is better. */
const SHARE =
  /(?:覆盖|合格|达标|准确|可用|完好|及时|正确|到位|公开|响应|正常|通过|上线|签订|完成|满意|达成|知晓|优良|优秀)率|满意度/

/** 不合格率, 退货率, 返工率, 空置率: shares of which less is better, though no word of the list stands in their name. */
const LOST =
  /[不未非无失差坏错退返缺漏拒逾超欠闲空]|投诉|流失|滞后|偏[差离]|误|污染|发[病生]|感染|中断|重复|变动|波动|降[低幅]|下降|减少|减排|消耗|负担|浪费/

/** Whether more is better, so that "＝" or a bare number is a minimum: work done, and shares such as 合格率. */
export const isMinimum = (row: IndicatorRow, words: TableWords): boolean =>
  !LOST.test(row.name.text) &&
  !/^(?:反向|逆向)/.test(wordOf(row.nature?.text ?? '')) &&
  (SHARE.test(row.name.text) ||
    (!words.fewerIsBetter.some((w) => row.name.text.includes(w)) &&
      /数量|质量/.test(wordOf(row.level2?.text ?? ''))))
