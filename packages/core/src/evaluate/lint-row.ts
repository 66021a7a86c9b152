import { compareDecimal, type Decimal } from '../kernel/decimal.ts'
import type { Year } from '../kernel/time.ts'
import type { IndicatorDraft, SecondLevel } from './indicator.ts'
import type { EarlierResult } from './lint-form.ts'
import type { LintRemark } from './lint-remark.ts'
import { placeOf } from './levels.ts'
import { actualText, targetText } from './target-text.ts'
import type { IndicatorTemplate } from './template.ts'

type Said = Omit<LintRemark, 'row'>
const say = (
  code: string,
  severity: LintRemark['severity'],
  field: string,
  facts: LintRemark['facts'] = {},
): Said => ({
  code,
  severity,
  field,
  facts,
})

/** What is wrong with one indicator by itself. The patterns are narrow on purpose: a false alarm teaches people to look away. */
export function lintRow(
  i: IndicatorDraft,
  row: number,
  year: Year,
  template: IndicatorTemplate,
  history: readonly EarlierResult[],
): LintRemark[] {
  return [
    ...vague(i),
    ...target(i, year),
    ...place(i, template),
    ...kind(i),
    ...words(i),
    ...tooEasy(i, history),
  ].map((said) => ({ ...said, row }))
}

const isNumber = (i: IndicatorDraft): boolean =>
  i.target.kind !== 'qualitative' && i.target.kind !== 'yes-no' && i.target.kind !== 'date'

const VAGUE = /更好|进一步|有效|显著|明显|不断|大力|切实|逐步|较好|良好/

/** I01: nothing one could check. */
function vague(i: IndicatorDraft): Said[] {
  if (isNumber(i)) return i.unit.trim() === '' ? [say('I01.unit', 'error', 'unit')] : []
  if (i.target.kind !== 'qualitative') return []
  const text = i.target.text.trim()
  if (text === '') return [say('I01.empty', 'error', 'target')]
  const word = VAGUE.exec(text)?.[0]
  const leans = word !== undefined && !/\d/.test(text) && i.explanation.trim() === ''
  return leans ? [say('I01.vague', 'warning', 'target', { word })] : []
}

const SHARE =
  /(覆盖|合格|达标|准确|可用|完好|及时|正确|到位|公开|响应|正常|通过|上线|签订)率|满意度|占比|比例/

/** Targets that cannot be: a range upside down, a share above 100 %, a day outside the year. */
function target(i: IndicatorDraft, year: Year): Said[] {
  const t = i.target
  const said: Said[] = []
  if (t.kind === 'interval' && compareDecimal(t.from, t.to) > 0)
    said.push(say('T01', 'error', 'target', { from: t.from, to: t.to }))
  if (t.kind === 'date' && !t.by.startsWith(String(year)))
    said.push(say('L14', 'warning', 'target', { day: t.by, year }))
  if ('value' in t && i.unit.trim() === '%' && SHARE.test(i.name)) {
    const against = compareDecimal(t.value, '100' as Decimal)
    if (against > 0 || (t.kind === 'more-than' && against === 0))
      said.push(say('I10.above', 'error', 'target', { target: targetText(t, i.unit) }))
    else if (t.kind === 'at-least' && against === 0) said.push(say('I10', 'warning', 'target'))
  }
  if (i.measuredBy.kind === 'fact' && (!isNumber(i) || !MONEY_UNIT.test(i.unit.trim())))
    said.push(say('M01', 'error', 'unit'))
  if (i.weight === 0) said.push(say('W01', 'warning', 'weight'))
  return said
}

const MONEY_UNIT = /^(元|千元|万元|百万元|亿元)$/
const MONEY_NAME = /(支付|拨付|支出|到账)(金额|资金|经费|额)|资金(拨付|支付|到位|支出)/
const INCOME = /收入|创收|营收|节约|销售|签约|融资/
const costLevels: readonly SecondLevel[] = [
  'economic-cost',
  'social-cost',
  'ecological-cost',
  'output-cost',
  'economic',
]

/** I02 money as quantity, I04 the wrong second level. */
function place(i: IndicatorDraft, template: IndicatorTemplate): Said[] {
  if (placeOf(template, i.level2) === null) return [say('I04.template', 'error', 'level2')]
  const move = (to: string): Said[] => [say('I04', 'warning', 'level2', { name: i.name, to })]
  if (/满意度/.test(i.name) && i.level2 !== 'satisfaction') return move('服务对象满意度指标')
  if (i.level2 === 'satisfaction')
    return /满意|投诉|好评|评价/.test(i.name) ? [] : [say('I04.satisfaction', 'warning', 'level2')]
  const isSpending = MONEY_NAME.test(i.name) || (MONEY_UNIT.test(i.unit.trim()) && !INCOME.test(i.name))
  if (i.level2 === 'quantity' && isSpending) return [say('I02', 'warning', 'level2', { name: i.name })]
  if (/成本|造价|单价/.test(i.name) && !costLevels.includes(i.level2)) return move('成本指标')
  if (i.level2 !== 'quantity') return []
  if (/(及时率|按期|按时|完成时间|响应时间|恢复时间|时限)/.test(i.name)) return move('时效指标')
  return i.unit.trim() === '%' && /(合格|达标|准确|完好|可用|故障|正确)率/.test(i.name)
    ? move('质量指标')
    : []
}

const ROUTINE =
  /管理制度|制度健全|资金使用合规|专款专用|工作总结|例会次数|会议次数|台账|材料报送|预算执行率|财务管理/
/** How many are asked. */
const SAMPLE = /\d+\s*(份|人|名|户|家|个)|[一二三四五六七八九十百千]+(份|人|名|户|家)/
const WHOLE_UNIT = /三公经费|公用经费|在职人员|部门整体|党建|固定资产利用率|结转结余率/

/** I07, I08 what is no performance of this project; 满意度 without a survey. */
function kind(i: IndicatorDraft): Said[] {
  const routine = ROUTINE.exec(i.name)?.[0]
  const wholeUnit = WHOLE_UNIT.exec(i.name)?.[0]
  return [
    ...(routine ? [say('I08', 'warning', 'name', { word: routine })] : []),
    ...(wholeUnit ? [say('I07', 'warning', 'name', { word: wholeUnit })] : []),
    ...(i.level2 === 'satisfaction' && i.method !== 'survey' ? [say('L08', 'warning', 'method')] : []),
    ...(i.method === 'survey' && !SAMPLE.test(`${i.explanation} ${i.basis} ${i.source}`)
      ? [say('L08.sample', 'info', 'source')]
      : []),
  ]
}

const LONGEST_NAME = 15

/** I09 long names, I11 blanks. */
function words(i: IndicatorDraft): Said[] {
  const length = [...i.name.trim()].length
  const blanks = (['explanation', 'basis', 'scoring'] as const).filter((f) => i[f].trim() === '')
  const labels = {
    explanation: '指标解释',
    basis: '设定依据',
    scoring: '赋分规则',
  } as const
  const [first] = blanks
  return [
    ...(length > LONGEST_NAME ? [say('I09', 'info', 'name', { length, limit: LONGEST_NAME })] : []),
    // Asked for before the goal is sent: the report prints it, and nobody can add it unnoticed later.
    ...(i.source.trim() === '' ? [say('I11.source', 'error', 'source')] : []),
    ...(first ? [say('I11', 'info', first, { fields: blanks.map((f) => labels[f]).join('、') })] : []),
  ]
}

/** I12: an earlier year already did better than this target. */
function tooEasy(i: IndicatorDraft, history: readonly EarlierResult[]): Said[] {
  const t = i.target
  const before = history.find((h) => h.name.trim() === i.name.trim() && h.unit.trim() === i.unit.trim())
  if (!before || before.actual.kind !== 'number' || !('value' in t)) return []
  const order = compareDecimal(before.actual.value, t.value)
  const better =
    t.kind === 'at-least' || t.kind === 'more-than'
      ? order > 0
      : t.kind === 'at-most' || t.kind === 'less-than'
        ? order < 0
        : false
  return better
    ? [
        say('I12', 'warning', 'target', {
          target: targetText(t, i.unit),
          before: actualText(before.actual, i.unit, ''),
        }),
      ]
    : []
}
