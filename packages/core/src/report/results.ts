import type { Indicator } from '../evaluate/indicator.ts'
import type { QualitativeGrade } from '../evaluate/measurement.ts'
import { gradedPoints } from '../evaluate/target-text.ts'
import type { ReportInputs } from './inputs.ts'
import type { Piece } from './model.ts'
import { dayText, number, pointsText, recorded } from './number.ts'

const gradeName: Record<QualitativeGrade, string> = {
  achieved: '达成年度指标',
  partly: '部分达成并具有一定效果',
  little: '未达成且效果较差',
}

/** An indicator's target as printed, "≥52次". */
export function targetText({ target: t, unit }: Indicator): string {
  switch (t.kind) {
    case 'at-least':
      return `≥${t.value}${unit}`
    case 'at-most':
      return `≤${t.value}${unit}`
    case 'equal':
      return `＝${t.value}${unit}`
    case 'more-than':
      return `＞${t.value}${unit}`
    case 'less-than':
      return `＜${t.value}${unit}`
    case 'interval':
      return `${t.from}～${t.to}${unit}`
    case 'date':
      return `${dayText(t.by)}前`
    case 'qualitative':
    case 'yes-no':
      return t.text
  }
}

/** The target as a number of the plan: it names the indicator that people set it in. */
export const targetPiece = (i: Indicator): Piece => recorded(targetText(i), 'plan', [i.id])

/** What was reached, with its unit. Nothing measured says why, never 0. */
export function actualPiece(inputs: ReportInputs, i: Indicator): { piece: Piece; unit: string } {
  const m = inputs.measurements.find((x) => x.indicatorId === i.id)
  if (!m) return { piece: { blank: `${i.name}的实际完成值` }, unit: '' }
  const from = m.factIds.length > 0 ? m.factIds : [i.id]
  switch (m.actual.kind) {
    case 'number': {
      const fact = inputs.facts.find((f) => f.id === m.factIds[0])
      const bound = fact && fact.unit !== 'fen' ? number('actual', [fact], i.name) : null
      return { piece: bound ?? recorded(m.actual.value, 'measured', from), unit: i.unit }
    }
    case 'graded':
      return {
        piece: recorded(
          `${gradeName[m.actual.grade]}（${pointsText(gradedPoints(i.weight, m.actual.shareBp))}分）`,
          'measured',
          from,
        ),
        unit: '',
      }
    case 'yes-no':
      return { piece: recorded(m.actual.yes ? '是' : '否', 'measured', from), unit: '' }
    case 'date':
      return { piece: recorded(m.actual.on ? dayText(m.actual.on) : '未完成', 'measured', from), unit: '' }
    case 'not-measured':
      return { piece: { text: `未取得数据（${m.actual.why}）` }, unit: '' }
  }
}
