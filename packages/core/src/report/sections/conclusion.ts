import type { ReportInputs } from '../inputs.ts'
import type { Block } from '../model.ts'
import { count, number, pointsText, recorded } from '../number.ts'
import { cell, head, note, paragraph, sentence } from '../sentence.ts'
import { amountFact } from './funds.ts'
import { levelSums } from './goals.ts'

/** The total, the grade and the points by level. A total exists only when every line has points. */
export function conclusion(inputs: ReportInputs): Block[] {
  const { score } = inputs
  if (!score || score.lines.length === 0)
    return [paragraph(sentence`评价结论：${{ blank: '评分结果（先填写绩效指标和实际完成值）' }}`)]
  const sums = levelSums(inputs)
  const open = score.lines.filter((l) => l.points === null)
  const rules = recorded(score.ruleSet.name.zh, 'plan', [`${score.ruleSet.id}@${score.ruleSet.version}`])
  const keys = score.lines.map((l) => l.key)
  const all = (points: number | null) =>
    points === null ? { blank: '得分' } : recorded(pointsText(points), 'points', keys)
  const full = score.lines.reduce((sum, l) => sum + l.weight, 0)
  return [
    paragraph(
      score.total === null
        ? sentence`按“${rules}”评分，已评指标合计${all(score.soFar)}分；还有${count(
            open.map((l) => l.key),
            '',
          )}项没有得分（${open.map((l) => l.name).join('、')}），${{ blank: '总得分和等级（补齐实际完成值后自动算出）' }}。`
        : sentence`按“${rules}”评分，项目总得分${all(score.total)}分${score.cap ? sentence`（已按规则的最高分限制计算）` : []}，评价等级为“${score.grade?.name.zh ?? '未分等'}”。`,
    ),
    {
      kind: 'table',
      caption: '综合评分表',
      widths: [40, 20, 20, 20],
      head: [head('一级指标', '分值', '得分', '得分率')],
      body: [
        ...sums.map((s) => {
          const ids = s.lines.map((l) => l.key)
          return [
            cell(s.name),
            cell(recorded(pointsText(s.weight), 'plan', ids), { align: 'right' }),
            cell(s.points === null ? { blank: '得分' } : recorded(pointsText(s.points), 'points', ids), {
              align: 'right',
            }),
            cell(
              s.points === null || s.weight === 0
                ? '—'
                : [
                    recorded(pointsText(Math.round((s.points * 10_000) / s.weight)), 'points', ids),
                    { text: '%' },
                  ],
              { align: 'right' },
            ),
          ]
        }),
        [
          cell('合计', { strong: true }),
          cell(recorded(pointsText(full), 'plan', keys), { align: 'right', strong: true }),
          cell(all(score.total), { align: 'right', strong: true }),
          cell(
            score.total === null || full === 0
              ? '—'
              : [
                  recorded(pointsText(Math.round((score.total * 10_000) / full)), 'points', keys),
                  { text: '%' },
                ],
            { align: 'right' },
          ),
        ],
      ],
    },
    note(
      sentence`注：评分规则“${rules}”第${recorded(String(score.ruleSet.version), 'plan', [score.ruleSet.checksum])}版，各项计算过程见附件。`,
    ),
  ]
}

/** Money management in numbers: what 过程 is judged by. The words about rules and contracts are people's. */
export function management(inputs: ReportInputs): Block[] {
  const [full, arrived, spent] = (['fullYear', 'arrived', 'spent'] as const).map((p) => amountFact(inputs, p))
  return [
    paragraph(
      sentence`资金到位率为${number('rate', [arrived, full], '资金到位率')}%（到位资金÷全年预算数），按全年预算数计算的预算执行率为${number('rate', [spent, full], '预算执行率')}%，按到位资金计算的预算执行率为${number('rate', [spent, arrived], '按到位资金计算的执行率')}%。`,
    ),
  ]
}
