import { detailMetrics } from '../../budget/detail-findings.ts'
import { sources, type Source } from '../../budget/source.ts'
import type { Fact } from '../../kernel/fact.ts'
import { factOf, type ReportInputs } from '../inputs.ts'
import type { Block, ChartPoint, Piece } from '../model.ts'
import { type Composing, openEnded } from '../quotes.ts'
import { count, day, number, recorded } from '../number.ts'
import { cell, head, joined, listed, paragraph, sentence } from '../sentence.ts'

const fundKindName = {
  'general-public': '一般公共预算',
  'government-fund': '政府性基金预算',
  'state-capital': '国有资本经营预算',
  'social-insurance': '社会保险基金预算',
  'fiscal-account': '财政专户管理资金',
  own: '单位资金',
} as const

const sourceName: Record<Source, string> = {
  appropriation: '当年财政拨款',
  'carried-over': '上年结转资金',
  other: '其他资金',
}

const metricOf = { initial: 'initial', fullYear: 'full-year', arrived: 'arrived', spent: 'spent' } as const
type Part = keyof typeof metricOf

/** The fact about one of the four amounts, of the whole project or of one source. */
export const amountFact = (inputs: ReportInputs, part: Part, source?: Source): Fact | undefined =>
  factOf(inputs, `budget.${metricOf[part]}${source ? `.${source}` : ''}`)

const valueOf = (f: Fact | undefined): number => (f?.value == null ? 0 : Number(f.value))

/** What the project is: unit, department, kind of money, owner, year. */
export function projectFacts(inputs: ReportInputs): Block[] {
  const { project: p } = inputs
  return [
    joined([
      sentence`${p.name}（项目编号${recorded(p.code, 'plan', [p.id])}）为${inputs.unitName}${recorded(String(p.year), 'plan', [p.id])}年度${fundKindName[p.fundKind]}项目，主管部门为${inputs.departmentName}，实施单位为${inputs.unitName}，项目负责人为${inputs.ownerName}。`,
      p.uses.length === 0
        ? sentence`项目用途：${{ blank: '项目用途及各项用途的安排数' }}。`
        : sentence`项目资金用于以下${count(
            p.uses.map((u) => u.id),
            '项目用途',
          )}项：${listed(
            p.uses.map(
              (u) =>
                sentence`${u.name}，年初安排${number('amount-wan', [factOf(inputs, detailMetrics.use, u.id)], `${u.name}的安排数`)}万元`,
            ),
          )}`,
    ]),
  ]
}

const amountName: Record<Part, string> = {
  initial: '年初预算数',
  fullYear: '全年预算数',
  arrived: '到位资金',
  spent: '执行数',
}

/** The four amounts by source, kept apart, with the rates that follow from them. */
export function funding(inputs: ReportInputs): Block[] {
  const f = (part: Part, source?: Source) => amountFact(inputs, part, source)
  const adjustments = inputs.project.adjustments.filter((a) => a.removed === null)
  const wan = (part: Part, source?: Source) => number('amount-wan', [f(part, source)], amountName[part])
  const row = (label: string, source?: Source, strong = false) => [
    cell(label, { strong }),
    ...(['initial', 'fullYear', 'arrived', 'spent'] as const).map((part) =>
      cell(wan(part, source), { align: 'right' }),
    ),
    cell(
      valueOf(f('fullYear', source)) === 0
        ? '—'
        : [number('rate', [f('spent', source), f('fullYear', source)], '执行率'), { text: '%' }],
      { align: 'right' },
    ),
  ]
  return [
    joined([
      sentence`项目年初预算数${wan('initial')}万元，`,
      adjustments.length === 0
        ? sentence`年度中未调整预算，全年预算数${wan('fullYear')}万元。`
        : sentence`年度中调整预算${count(
            adjustments.map((a) => a.id),
            '预算调整',
          )}次：${listed(
            adjustments.map((a) => {
              const fact = factOf(inputs, detailMetrics.adjustment, a.id)
              return sentence`${day(a.on, [a.id])}依据${recorded(a.document, 'plan', [a.id])}${a.amount < 0 ? '调减' : '调增'}${number('magnitude-wan', [fact], '调整数')}万元`
            }),
            '，',
          )}全年预算数${wan('fullYear')}万元。`,
      sentence`实际到位${wan('arrived')}万元，资金到位率${number('rate', [f('arrived'), f('fullYear')], '资金到位率')}%；全年执行数${wan('spent')}万元，占全年预算数的${number('rate', [f('spent'), f('fullYear')], '预算执行率')}%。`,
    ]),
    {
      kind: 'table',
      caption: '项目资金情况表（单位：万元）',
      widths: [26, 15, 15, 15, 15, 14],
      head: [head('资金来源', '年初预算数', '全年预算数', '到位资金', '全年执行数', '执行率')],
      body: [
        row('年度资金总额', undefined, true),
        ...sources.map((s, i) => row(`${i === 0 ? '其中：' : '　　　'}${sourceName[s]}`, s)),
      ],
    },
  ]
}

/** When the money came, how much, on which document. */
export function arrivals(inputs: ReportInputs): Block[] {
  const rows = inputs.project.arrivals.filter((a) => a.removed === null)
  if (rows.length === 0)
    return [paragraph(sentence`资金到位情况：${{ blank: '每次到位的日期、金额和文号（在项目资金页登记）' }}`)]
  const wan = (id: string) => number('amount-wan', [factOf(inputs, detailMetrics.arrival, id)], '到位金额')
  const ids = rows.map((a) => a.id)
  const [arrived, full] = [amountFact(inputs, 'arrived'), amountFact(inputs, 'fullYear')]
  const short = valueOf(full) - valueOf(arrived)
  return [
    joined([
      sentence`资金分${count(ids, '到位记录')}次到位：${listed(
        rows.map(
          (a) =>
            sentence`${day(a.on, [a.id])}依据${recorded(a.document, 'plan', [a.id])}到位${sourceName[a.source]}${wan(a.id)}万元`,
        ),
      )}`,
      sentence`合计到位${number('amount-wan', [arrived], '到位资金')}万元，`,
      short === 0
        ? sentence`与全年预算数一致。`
        : short > 0
          ? sentence`比全年预算数少${number('difference-wan', [full, arrived], '未到位资金')}万元。`
          : sentence`比全年预算数多${number('difference-wan', [arrived, full], '多到位资金')}万元。`,
    ]),
  ]
}

/** What was planned and paid for each use, as sentence, table and chart. */
export function uses(inputs: ReportInputs): Block[] {
  const { project: p } = inputs
  if (p.uses.length === 0)
    return [paragraph(sentence`资金使用情况：${{ blank: '项目用途及各项用途的支出' }}`)]
  const plan = (id: string) => factOf(inputs, detailMetrics.use, id)
  const paid = (id: string) => factOf(inputs, detailMetrics.useSpent, id)
  const unassigned = factOf(inputs, detailMetrics.unassigned)
  const rows = p.uses.map((u) => ({
    name: u.name,
    planned: number('amount-wan', [plan(u.id)], `${u.name}的安排数`),
    spent: number('amount-wan', [paid(u.id)], `${u.name}的支出`),
    left: orDash(number('difference-wan', [plan(u.id), paid(u.id)], '')),
    rate: orDash(number('rate', [paid(u.id), plan(u.id)], '')),
    use: u.id,
  }))
  return [
    joined([
      sentence`按用途分：${listed(rows.map((r) => sentence`${r.name}支出${r.spent}万元${'number' in r.rate ? sentence`，为该项安排数的${r.rate}%` : ''}`))}`,
      valueOf(unassigned) === 0
        ? []
        : sentence`另有${number('amount-wan', [unassigned], '未注明用途的支付')}万元支付尚未注明用途。`,
    ]),
    {
      kind: 'table',
      caption: '各项用途安排与支出表（单位：万元）',
      widths: [44, 14, 14, 14, 14],
      head: [head('用途', '年初安排', '实际支出', '差额', '支出比例')],
      body: rows.map((r) => [
        cell(r.name),
        cell(r.planned, { align: 'right' }),
        cell(r.spent, { align: 'right' }),
        cell(r.left, { align: 'right' }),
        cell('number' in r.rate ? [r.rate, { text: '%' }] : r.rate, { align: 'right' }),
      ]),
    },
    {
      kind: 'chart',
      caption: '各项用途安排与支出对比图',
      shape: 'bars',
      unit: '万元',
      labels: rows.map((r) => r.name),
      series: [
        { name: '年初安排', points: rows.map((r) => point(r.planned, plan(r.use))) },
        { name: '实际支出', points: rows.map((r) => point(r.spent, paid(r.use))) },
      ],
    },
  ]
}

/** What follows from two numbers and cannot be had: the missing one is asked for where it stands. */
const orDash = (piece: Piece): Piece => ('blank' in piece ? { text: '—' } : piece)

const point = (piece: Piece, fact: Fact | undefined): ChartPoint => ({
  value: fact?.value == null ? null : Number(fact.value) / 1_000_000,
  piece,
})

/** Why not all was spent, or not by the days set; the words that people recorded, without their full stop. */
export function executionReason(inputs: Composing, missing: string): Piece[] {
  const text = openEnded(inputs.outcome?.executionReason ?? '')
  if (text === '') return [{ blank: missing }]
  const label = '预算执行偏差的原因'
  return inputs.quote({ key: 'outcome.reason', label, text, page: 'results', from: inputs.project.id })
}

/** What is left at the year's end, what becomes of it, and why. Nothing is left unsaid: each part is a sentence or a blank. */
export function leftover(inputs: Composing): Block[] {
  const [full, spent] = [amountFact(inputs, 'fullYear'), amountFact(inputs, 'spent')]
  if (full?.value == null || spent?.value == null)
    return [paragraph(sentence`结转结余情况：${{ blank: '全年预算数和执行数' }}`)]
  const left = valueOf(full) - valueOf(spent)
  if (left === 0) return [paragraph(sentence`全年预算资金已全部支出，无结转、结余。`)]
  if (left < 0)
    return [
      paragraph(
        sentence`执行数超出全年预算数${number('difference-wan', [spent, full], '超出数')}万元：${{ blank: '超出预算的原因，或登记预算调整' }}`,
      ),
    ]
  const declared = inputs.project.leftover
  const [carried, surplus] = [detailMetrics.carriedOver, detailMetrics.surplus].map((m) => factOf(inputs, m))
  return [
    joined([
      sentence`截至年末剩余资金${number('difference-wan', [full, spent], '剩余资金')}万元，占全年预算数的${number('rate-gap', [spent, full], '剩余比例')}%。`,
      declared
        ? sentence`其中结转下年${number('amount-wan', [carried], '结转数')}万元，结余${number('amount-wan', [surplus], '结余数')}万元${leftoverNote(inputs, declared.note)}。`
        : sentence`${{ blank: '剩余资金是结转还是结余（在项目资金页填写）' }}。`,
      declared && declared.carriedOver + declared.surplus !== left
        ? sentence`${{ blank: '结转与结余之和与剩余资金不一致，请核对' }}。`
        : [],
      sentence`未全部支出的原因：${executionReason(inputs, '执行率未达到百分之百的原因（在实际完成情况页填写）')}。`,
    ]),
  ]
}

function leftoverNote(inputs: Composing, note: string): Piece[] {
  const text = openEnded(note)
  if (text === '') return []
  const label = '结转结余说明'
  return sentence`（${inputs.quote({ key: 'leftover.note', label, text, page: 'money', from: inputs.project.id })}）`
}

/** Contracts and payees that the money went to. */
export function contracts(inputs: ReportInputs): Block[] {
  const named = inputs.contracts.filter((c) => c.contract !== null)
  if (named.length === 0)
    return [paragraph(sentence`合同及承接单位：${{ blank: '支付对应的合同和收款单位（在支付明细中补充）' }}`)]
  const payees = [...new Set(named.map((c) => c.payee ?? '收款单位未登记'))]
  const without = inputs.contracts.some((c) => c.contract === null)
  return [
    joined([
      sentence`项目支出涉及合同${count(
        named.map((c) => c.contract ?? ''),
        '合同',
      )}份，承接单位和合同编号为：${listed(
        payees.map((payee) => {
          const own = named.filter((c) => (c.payee ?? '收款单位未登记') === payee)
          return sentence`${payee}（${own.flatMap((c, i) => [
            { text: i === 0 ? '' : '、' },
            recorded(c.contract ?? '', 'plan', [inputs.project.id]),
          ])}）`
        }),
      )}`,
      without ? sentence`其余支付未签订合同或未登记合同。` : [],
    ]),
  ]
}

/** This year's money beside last year's: what "lower cost" would have to be measured against. */
export function comparison(inputs: ReportInputs): Block[] {
  const { earlier } = inputs
  const before = (metric: string) =>
    earlier?.facts.find(
      (f) => f.metric === metric && f.subject === earlier.projectId && f.period === String(earlier.year),
    )
  if (!earlier || before('budget.spent')?.value == null)
    return [paragraph(sentence`本项目在系统中没有上年度数据，未作历史比较。`)]
  const [spentBefore, spent] = [before('budget.spent'), amountFact(inputs, 'spent')]
  const [fullBefore, full] = [before('budget.full-year'), amountFact(inputs, 'fullYear')]
  return [
    paragraph(
      sentence`与上年度比较：${recorded(String(earlier.year), 'plan', [earlier.projectId])}年度全年预算数${number('amount-wan', [fullBefore], '上年预算数')}万元、执行数${number('amount-wan', [spentBefore], '上年执行数')}万元；本年度全年预算数${number('amount-wan', [full], '全年预算数')}万元、执行数${number('amount-wan', [spent], '执行数')}万元，执行数比上年${
        valueOf(spent) < valueOf(spentBefore)
          ? sentence`下降${number('decline', [spent, spentBefore], '变动幅度')}`
          : sentence`增长${number('change', [spent, spentBefore], '变动幅度')}`
      }%。`,
    ),
  ]
}
