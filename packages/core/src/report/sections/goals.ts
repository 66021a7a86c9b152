import type { FirstLevel, Indicator, Method, SecondLevel } from '../../evaluate/indicator.ts'
import type { ScoreLine } from '../../evaluate/score-card.ts'
import type { ReportInputs } from '../inputs.ts'
import type { Block, Piece } from '../model.ts'
import { count, pointsText, recorded } from '../number.ts'
import { actualPiece, targetPiece } from '../results.ts'
import { type Composing, openEnded } from '../quotes.ts'
import { cell, head, joined, listed, paragraph, sentence } from '../sentence.ts'

const quarterName = { Q1: '一季度', Q2: '二季度', Q3: '三季度', Q4: '四季度' } as const

const methodName: Record<Method, string> = {
  'direct-proof': '直接证明',
  statistics: '情况统计',
  description: '情况说明',
  survey: '问卷调查',
  trend: '趋势判断',
}

const secondName: Record<SecondLevel, string> = {
  'economic-cost': '经济成本指标',
  'social-cost': '社会成本指标',
  'ecological-cost': '生态环境成本指标',
  quantity: '数量指标',
  quality: '质量指标',
  timeliness: '时效指标',
  'output-cost': '成本指标',
  economic: '经济效益指标',
  social: '社会效益指标',
  ecological: '生态效益指标',
  sustainability: '可持续影响指标',
  satisfaction: '服务对象满意度指标',
}

/** Where second levels stand when nothing was scored yet; the framework of the project decides once it was. */
const usualLevel: Record<SecondLevel, FirstLevel> = {
  'economic-cost': 'cost',
  'social-cost': 'cost',
  'ecological-cost': 'cost',
  quantity: 'output',
  quality: 'output',
  timeliness: 'output',
  'output-cost': 'output',
  economic: 'benefit',
  social: 'benefit',
  ecological: 'benefit',
  sustainability: 'benefit',
  satisfaction: 'satisfaction',
}

/** The first level an indicator counts in, as in the table of points: cost is a part of output in some frameworks. */
const levelOf = (inputs: ReportInputs, i: Indicator): FirstLevel =>
  inputs.score?.lines.find((l) => l.key === i.id)?.level1 ?? usualLevel[i.level2]

/** The indicators in the order of the form: by level where they were scored, as entered where they were not. */
export function inFormOrder(inputs: ReportInputs): Indicator[] {
  const order = new Map(inputs.score?.lines.map((l, n) => [l.key, n]))
  return [...inputs.indicators].sort(
    (a, b) => (order.get(a.id) ?? a.position) - (order.get(b.id) ?? b.position),
  )
}

/** What was to be reached in the year, as approved with the budget. */
export function goalText(inputs: ReportInputs): Block[] {
  const text = inputs.goal?.annual.trim()
  return [
    paragraph(
      text && inputs.goal
        ? sentence`年度总体目标：${recorded(openEnded(text.replace(/\s+/g, ' ')), 'plan', [inputs.goal.id])}。`
        : sentence`年度总体目标：${{ blank: '年度总体目标（在绩效目标页填写）' }}`,
    ),
  ]
}

/** What was to be reached by the end of each quarter. */
export function stageGoals(inputs: ReportInputs): Block[] {
  const { goal } = inputs
  const stages = goal?.stages.filter((s) => s.text.trim()) ?? []
  if (!goal || stages.length === 0)
    return [paragraph(sentence`阶段性目标：${{ blank: '各季度的阶段性目标（在绩效目标页填写）' }}`)]
  return [
    paragraph(
      sentence`阶段性目标：${listed(
        stages.map(
          (s) =>
            sentence`${quarterName[s.quarter]}，${recorded(s.text.trim().replace(/[。；]$/, ''), 'plan', [goal.id])}`,
        ),
      )}`,
    ),
  ]
}

/** The indicators with target, weight and where their values come from. */
export function indicatorPlan(inputs: ReportInputs): Block[] {
  if (inputs.indicators.length === 0)
    return [paragraph(sentence`绩效指标：${{ blank: '绩效指标（在绩效目标页填写）' }}`)]
  return [
    paragraph(
      sentence`评价指标体系由预算执行率和${count(
        inputs.indicators.map((i) => i.id),
        '',
      )}项绩效指标组成，各项指标的指标值、分值、取值方式和数据来源如下表。`,
    ),
    {
      kind: 'table',
      caption: '评价指标体系表',
      widths: [20, 24, 17, 10, 15, 20],
      head: [head('二级指标', '三级指标', '年度指标值', '分值', '取值方式', '数据来源')],
      body: inFormOrder(inputs).map((i) => [
        cell(secondName[i.level2]),
        cell(i.name),
        cell(targetPiece(i), { align: 'left' }),
        cell(recorded(pointsText(i.weight), 'plan', [i.id]), { align: 'right' }),
        cell(methodName[i.method], { align: 'center' }),
        // Asked for when the goal is handed in; one approved before that may still lack it, and does not close the report.
        cell(i.source.trim() ? i.source : '未注明'),
      ]),
    },
  ]
}

/** Points of a line with the line as their source. */
export const pointsPiece = (line: ScoreLine | undefined, missing: string): Piece =>
  line?.points == null
    ? { blank: missing }
    : recorded(pointsText(line.points), 'points', [line.key, ...line.factIds])

/** How far one level's indicators came: a sentence each, missed ones with their reason. */
export function indicatorBlocks(inputs: Composing, level: FirstLevel | 'all'): Block[] {
  const chosen = inFormOrder(inputs).filter((i) => level === 'all' || levelOf(inputs, i) === level)
  const name = { cost: '成本', output: '产出', benefit: '效益', satisfaction: '满意度', all: '绩效' }[level]
  // Cost and satisfaction may be left out with reason; output and benefit are asked of every project.
  if (level === 'cost' && chosen.length === 0 && inputs.indicators.some((i) => i.level2 === 'output-cost'))
    return [paragraph(sentence`成本指标列在产出指标中，已一并说明。`)]
  if (chosen.length === 0)
    return [
      paragraph(
        inputs.indicators.length > 0 && (level === 'cost' || level === 'satisfaction')
          ? sentence`本项目未设${name}指标。`
          : sentence`${name}指标：${{ blank: `${name}指标（在绩效目标页填写）` }}`,
      ),
    ]
  const scored = chosen.map((i) => ({ i, line: inputs.score?.lines.find((l) => l.key === i.id) }))
  const sum = scored.every((s) => s.line?.points != null)
    ? scored.reduce((total, s) => total + (s.line?.points ?? 0), 0)
    : null
  const weight = chosen.reduce((total, i) => total + i.weight, 0)
  const ids = chosen.map((i) => i.id)
  const met = scored.filter((s) => s.line?.met === true)
  const missed = scored.filter((s) => s.line?.met === false)
  return [
    paragraph(
      sentence`${name}指标共${count(ids, '')}项，分值${recorded(pointsText(weight), 'plan', ids)}分，得${sum === null ? { blank: `${name}指标得分` } : recorded(pointsText(sum), 'points', ids)}分。${
        met.length
          ? sentence`达到指标值的${count(
              met.map((s) => s.i.id),
              '',
            )}项${missed.length ? '，' : '。'}`
          : []
      }${
        missed.length
          ? sentence`未达到的${count(
              missed.map((s) => s.i.id),
              '',
            )}项。`
          : []
      }`,
    ),
    {
      kind: 'table',
      caption: `${name}指标完成情况表`,
      widths: [18, 28, 18, 18, 9, 9],
      head: [head('二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分')],
      body: scored.map(({ i, line }) => {
        const { piece, unit } = actualPiece(inputs, i)
        return [
          cell(secondName[i.level2]),
          cell(i.name),
          cell(targetPiece(i), { align: 'left' }),
          cell('number' in piece ? [piece, { text: unit }] : piece, { align: 'left' }),
          cell(recorded(pointsText(i.weight), 'plan', [i.id]), { align: 'right' }),
          cell(pointsPiece(line, '得分'), { align: 'right' }),
        ]
      }),
    },
    ...(missed.length ? [joined(missed.map(({ i, line }) => missedSentence(inputs, i, line)))] : []),
  ]
}

/** Why one indicator was missed: target, result, reason. */
export function missedSentence(inputs: Composing, i: Indicator, line: ScoreLine | undefined): Piece[] {
  const { piece, unit } = actualPiece(inputs, i)
  const reason = deviationPieces(inputs, i)
  return sentence`“${i.name}”指标值为${targetPiece(i)}，实际${piece}${'number' in piece ? unit : ''}，得${pointsPiece(line, '得分')}分（分值${recorded(pointsText(i.weight), 'plan', [i.id])}分），原因是${reason.length > 0 ? reason : { blank: `“${i.name}”未达到指标值的原因（在实际完成值处填写）` }}。`
}

/** Why an indicator was missed, as people wrote it; empty when they did not. */
export const deviationPieces = (inputs: Composing, i: Indicator): Piece[] =>
  resultWords(inputs, i, 'deviationReason', '偏差原因')

/** What will be done about it; empty when nobody said. */
export const improvementPieces = (inputs: Composing, i: Indicator): Piece[] =>
  resultWords(inputs, i, 'improvement', '改进措施')

function resultWords(
  inputs: Composing,
  i: Indicator,
  part: 'deviationReason' | 'improvement',
  what: string,
): Piece[] {
  const text = openEnded(inputs.measurements.find((m) => m.indicatorId === i.id)?.[part] ?? '')
  if (text === '') return []
  const label = `“${i.name}”的${what}`
  return inputs.quote({ key: `${part} ${i.id}`, label, text, page: 'results', from: i.id })
}

/** Points by first level. */
export type LevelSum = {
  readonly level: FirstLevel | null
  readonly name: string
  readonly lines: readonly ScoreLine[]
  readonly weight: number
  readonly points: number | null
}

const firstName: Record<FirstLevel, string> = {
  cost: '成本指标',
  output: '产出指标',
  benefit: '效益指标',
  satisfaction: '满意度指标',
}

/** The lines of a score, summed by first level, 预算执行率 first. */
export function levelSums(inputs: ReportInputs): LevelSum[] {
  const lines = inputs.score?.lines ?? []
  const levels = [...new Set(lines.map((l) => l.level1))]
  return levels.map((level) => {
    const own = lines.filter((l) => l.level1 === level)
    return {
      level,
      name: level === null ? '预算执行率' : firstName[level],
      lines: own,
      weight: own.reduce((sum, l) => sum + l.weight, 0),
      points: own.every((l) => l.points !== null) ? own.reduce((sum, l) => sum + (l.points ?? 0), 0) : null,
    }
  })
}
