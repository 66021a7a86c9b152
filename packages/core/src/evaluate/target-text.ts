import type { Words } from '../kernel/words.ts'
import type { Target, TargetKind } from './indicator.ts'
import type { Actual } from './measurement.ts'
import { type Centipoints, pointsText } from './points.ts'
import { percentText, ratio, ratioOfBp, rounded, times } from './ratio.ts'

/** 指标性质 as the form prints it. */
export const natureSigns: Readonly<Record<TargetKind, string>> = {
  'at-least': '≥',
  'at-most': '≤',
  equal: '＝',
  'more-than': '>',
  'less-than': '<',
  interval: '区间',
  qualitative: '定性',
  'yes-no': '是非',
  date: '日期',
}

/** 指标值 without nature and unit: "52", "3–5", "2023-11-30". */
export function targetValueText(target: Target): string {
  if (target.kind === 'interval') return `${target.from}–${target.to}`
  if (target.kind === 'qualitative' || target.kind === 'yes-no') return target.text
  if (target.kind === 'date') return target.by
  return target.value
}

/** 年度指标值 in one text: "≥52次", "3–5小时", "2023-11-30前（含）". */
export function targetText(target: Target, unit: string): string {
  const value = targetValueText(target)
  if (target.kind === 'qualitative' || target.kind === 'yes-no') return value
  if (target.kind === 'date') return `${value}前（含）`
  return target.kind === 'interval' ? `${value}${unit}` : `${natureSigns[target.kind]}${value}${unit}`
}

/** Words of results that are not numbers. */
export const actualWords = {
  'evaluate.grade.achieved': { zh: '达成年度指标', en: 'achieved' },
  'evaluate.grade.partly': { zh: '部分达成并具有一定效果', en: 'partly achieved, some effect' },
  'evaluate.grade.little': { zh: '未达成且效果较差', en: 'not achieved, little effect' },
  'evaluate.actual.yes': { zh: '是', en: 'yes' },
  'evaluate.actual.no': { zh: '否', en: 'no' },
  'evaluate.actual.not-done': { zh: '未完成', en: 'not done' },
  'evaluate.actual.not-measured': { zh: '未测得：{why}', en: 'not measured: {why}' },
} as const satisfies Words

/** What a grade is worth of these marks: the points that were entered with it. */
export const gradedPoints = (weight: Centipoints, shareBp: number): Centipoints =>
  rounded(times(ratio(weight, 1), ratioOfBp(shareBp)))

/**
 * 实际完成值 in Chinese, as the form prints it. `why` is the reason already in words; with the marks of the indicator a grade
 * is printed with its points as people entered them, without them with its share.
 */
export function actualText(
  actual: Actual,
  unit: string,
  why: string,
  weight: Centipoints | null = null,
): string {
  switch (actual.kind) {
    case 'number':
      return `${actual.value}${unit}`
    case 'graded':
      return `${actualWords[`evaluate.grade.${actual.grade}`].zh}（${
        weight === null
          ? percentText(ratioOfBp(actual.shareBp))
          : `${pointsText(gradedPoints(weight, actual.shareBp))}分`
      }）`
    case 'yes-no':
      return actual.yes ? actualWords['evaluate.actual.yes'].zh : actualWords['evaluate.actual.no'].zh
    case 'date':
      return actual.on ?? actualWords['evaluate.actual.not-done'].zh
    case 'not-measured':
      return actualWords['evaluate.actual.not-measured'].zh.replace('{why}', why)
  }
}
