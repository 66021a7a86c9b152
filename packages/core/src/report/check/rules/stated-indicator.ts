import { type NumberTarget, isMet } from '../../../evaluate/completion.ts'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { Decimal as DecimalSchema } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'

const NUMBER = String.raw`(\d{1,9}(?:\.\d{1,4})?)`
const UNIT = String.raw`(%|次|台套|台|套|篇|条|场|人次|人|户|个|项|件|期|天|小时|分钟|起)`
const SIGNED = String.raw`(≥|>=|不低于|不少于|≤|<=|不超过|不高于|不多于)`
/** 指标值≥52次，实际完成48次，分值10分，得10分; the weight may stand behind the points, in brackets. */
const STATED = new RegExp(
  String.raw`(?:指标值|目标值|目标|计划|要求)[^,。;\d]{0,6}?${SIGNED}${NUMBER}${UNIT}[^。;]{0,12}?(?:实际|完成)[^,。;\d]{0,8}?${NUMBER}${UNIT}([^。;]{0,40}?)得(?:分)?${NUMBER}分([^。;]{0,14})`,
)
const WEIGHT = new RegExp(String.raw`(?:分值|满分|权重)(?:为|是|:)?${NUMBER}分`)

/** In text: one sentence says a target with its sign, a result that misses it, and full marks. */
export const missedInText = (reading: ReportReading): Hit[] =>
  reading.sentences.flatMap((sentence): Hit[] => {
    const match = STATED.exec(sentence.plain)
    if (!match) return []
    const [, sign = '', goal, unit, result, other, between = '', points, behind = ''] = match
    const weight = (WEIGHT.exec(between) ?? WEIGHT.exec(behind) ?? WEIGHT.exec(sentence.plain))?.[1]
    if (unit !== other || weight === undefined) return []
    // Between result and points another indicator begins.
    if (/目标|指标值|计划|实际|完成/.test(between)) return []
    const kind: NumberTarget['kind'] = /[≥>]|低于|少于/.test(sign) ? 'at-least' : 'at-most'
    const target: NumberTarget = { kind, value: DecimalSchema.parse(goal) }
    const actual = DecimalSchema.parse(result)
    if (isMet(target, actual) || compareDecimal(points as Decimal, weight as Decimal) < 0) return []
    // 满意度 from 90 % up has full marks under the bands of 2021.
    if (/满意/.test(sentence.plain) && compareDecimal(actual, '90' as Decimal) >= 0) return []
    return [
      {
        says: 'missed',
        facts: {
          name: nameBefore(sentence.plain.slice(0, match.index)),
          target: `${sign}${goal}${unit}`,
          actual: `${result}${other}`,
          points: points ?? '',
        },
        quotes: [quoteIn(reading.files, sentence, match.index, match.index + match[0].length)],
        // What was lost may round away: 99.89 of 99.9 on 5 marks.
        ...(Math.abs(1 - Number(result) / Number(goal)) * Number(weight) <= 0.005
          ? { severity: 'W' as const }
          : {}),
      },
    ]
  })

/** The words right before: 系统设备巡检次数. */
const nameBefore = (text: string): string =>
  (/([一-龥A-Za-z]{2,20})["'”,:(的]*$/.exec(text)?.[1] ?? '指标').replace(/^(?:其中|一是|二是|三是)/, '')
