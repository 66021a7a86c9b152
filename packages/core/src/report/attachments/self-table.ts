import type { Source } from '../../budget/source.ts'
import type { Indicator } from '../../evaluate/indicator.ts'
import { factOf } from '../inputs.ts'
import type { Composing } from '../quotes.ts'
import type { Attachment, Block, Cell, Piece } from '../model.ts'
import { number, recorded } from '../number.ts'
import { actualPiece, targetPiece } from '../results.ts'
import { cell, head, note, sentence } from '../sentence.ts'
import { deviationPieces, improvementPieces, pointsPiece } from '../sections/goals.ts'

// Eight columns of the form: 一级, 二级, 三级 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因.
// 分值 and 得分 must hold 100.00 on one line, and the reasons are the longest text of the form.
const WIDTHS = [7, 10, 17, 13, 12, 9, 9, 23]

/**
 * 项目支出绩效自评表 as the form prints it, with a place to sign for each of `signatures`.
 *
 * @source docs/rules/mof-2020.md#self-evaluation-table
 */
export function selfTableAttachment(inputs: Composing, signatures: readonly string[]): Attachment {
  const { selfTable: t, project } = inputs
  if (!t)
    return {
      key: 'self-table',
      title: '项目支出绩效自评表',
      landscape: false,
      blocks: [note(sentence`${{ blank: '自评表（先填写绩效目标、指标和实际完成值）' }}`)],
    }
  const centred = (text: string, more: Omit<Cell, 'pieces' | 'align'> = {}) =>
    cell(text, { align: 'center', ...more })
  const right = (piece: Piece | Piece[], more: Omit<Cell, 'pieces' | 'align'> = {}) =>
    cell(piece, { align: 'center', ...more })
  const execution = inputs.score?.lines.find((l) => l.key === 'execution')
  const money = t.money.map((line): Cell[] => {
    const suffix = line.kind === 'total' ? '' : `.${line.kind satisfies Source}`
    const f = (name: string) => factOf(inputs, `budget.${name}${suffix}`)
    const full = f('full-year')
    const amount = (name: string) => number('amount-wan', [f(name)], '数额')
    return [
      cell(line.label),
      right(amount('initial')),
      right(amount('full-year')),
      right(amount('spent')),
      line.kind === 'total' ? right(recorded(line.weight, 'plan', [t.template.id])) : centred('—'),
      full?.value == null || Number(full.value) === 0
        ? centred('—')
        : right([number('rate', [f('spent'), full], '执行率'), { text: '%' }]),
      line.kind === 'total' ? right(pointsPiece(execution, '得分')) : centred('—'),
    ]
  })
  const indicators = t.indicators.map((line): Cell[] => {
    const i = inputs.indicators.find((x) => x.id === line.key)
    const scored = inputs.score?.lines.find((l) => l.key === line.key)
    const { piece, unit } = i ? actualPiece(inputs, i) : { piece: { blank: '实际完成值' }, unit: '' }
    const why = i ? deviationAndMeasures(inputs, i) : []
    return [
      ...(line.level1Span > 0 ? [centred(line.level1, { down: line.level1Span })] : []),
      ...(line.level2Span > 0 ? [centred(line.level2, { down: line.level2Span })] : []),
      cell(line.name),
      cell(i ? targetPiece(i) : line.target, { align: 'center' }),
      cell('number' in piece ? [piece, { text: unit }] : piece, { align: 'center' }),
      right(recorded(line.weight, 'plan', [line.key])),
      right(pointsPiece(scored, '得分')),
      cell(why.length > 0 ? why : scored?.met === false ? { blank: '偏差原因' } : '', { align: 'left' }),
    ]
  })
  const year = recorded(String(t.year), 'plan', [project.id])
  return {
    key: 'self-table',
    title: t.title,
    landscape: false,
    blocks: [
      { kind: 'paragraph', style: 'note', pieces: sentence`（${year}年度）` },
      {
        kind: 'table',
        caption: '',
        widths: WIDTHS,
        head: [],
        body: [
          [centred('项目名称', { span: 2 }), centred(t.projectName, { span: 6 })],
          [
            centred('主管部门', { span: 2 }),
            centred(t.department, { span: 2 }),
            centred('实施单位'),
            centred(t.unit, { span: 3 }),
          ],
          [
            centred('项目资金（万元）', { down: t.money.length + 1 }),
            ...['', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map((h) =>
              centred(h),
            ),
          ],
          ...money,
          [
            centred('年度总体目标', { down: 2 }),
            centred('预期目标', { span: 3 }),
            centred('实际完成情况', { span: 4 }),
          ],
          [
            cell(
              t.expected
                ? recorded(t.expected, 'plan', [inputs.goal?.id ?? project.id])
                : { blank: '预期目标' },
              { span: 3, align: 'left' },
            ),
            cell(t.achieved ? achieved(inputs, t.achieved) : { blank: '实际完成情况' }, {
              span: 4,
              align: 'left',
            }),
          ],
        ],
      },
      {
        kind: 'table',
        // Its head comes again on every page, which a head in the middle of a table cannot.
        goesOn: true,
        caption: '',
        widths: WIDTHS,
        head: [
          head(
            '一级指标',
            '二级指标',
            '三级指标',
            '年度指标值',
            '实际完成值',
            '分值',
            '得分',
            '偏差原因分析及改进措施',
          ),
        ],
        body: [
          ...indicators,
          [
            centred('总分', { span: 5, strong: true }),
            right(recorded(t.totalWeight, 'plan', [t.template.id])),
            right(
              t.totalCentipoints === null
                ? { blank: '总分' }
                : recorded(t.totalPoints, 'points', inputs.score?.lines.map((l) => l.key) ?? [project.id]),
            ),
            centred(t.grade),
          ],
        ],
      },
      note(
        sentence`注：评分规则“${recorded(t.ruleSet.name.zh, 'plan', [t.ruleSet.id])}”第${recorded(String(t.ruleSet.version), 'plan', [t.ruleSet.checksum])}版，指标模板“${recorded(t.template.name.zh, 'plan', [t.template.id])}”。`,
      ),
      ...signingLines(signatures),
    ],
  }
}

/** 偏差原因分析及改进措施: both in one cell, each as a sentence. */
const deviationAndMeasures = (inputs: Composing, i: Indicator): Piece[] =>
  [deviationPieces(inputs, i), improvementPieces(inputs, i)]
    .filter((words) => words.length > 0)
    .flatMap((words) => [...words, { text: '。' }])

const achieved = (inputs: Composing, text: string): Piece[] =>
  inputs.quote({
    key: 'outcome.achieved',
    label: '年度总体目标的实际完成情况',
    text,
    page: 'results',
    from: inputs.project.id,
  })

/** Places to sign under the form, three in a line, and the day. */
function signingLines(signatures: readonly string[]): Block[] {
  const places = signatures.length === 0 ? [] : [...signatures, '填报日期'].map((box) => `${box}：`)
  return Array.from({ length: Math.ceil(places.length / 3) }, (_, line) =>
    note([{ text: places.slice(3 * line, 3 * line + 3).join('　　　　　　') }]),
  )
}
