import { z } from 'zod'
import { compareDecimal, Decimal } from '../kernel/decimal.ts'
import { id } from '../kernel/id.ts'
import { Day } from '../kernel/time.ts'
import { GoalId, Quarter } from './goal.ts'
import { Centipoints } from './points.ts'
import type { Reason } from './reason.ts'

export const IndicatorId = id('ind')
export type IndicatorId = z.infer<typeof IndicatorId>

/** First levels (一级指标), in the order the forms print them since 2021. */
export const firstLevels = ['cost', 'output', 'benefit', 'satisfaction'] as const
export const FirstLevel = z.enum(firstLevels)
export type FirstLevel = z.infer<typeof FirstLevel>

/** Second levels (二级指标) of every template; a template says under which first level each stands. */
export const secondLevels = [
  'economic-cost', // 经济成本指标
  'social-cost', // 社会成本指标
  'ecological-cost', // 生态环境成本指标
  'quantity', // 数量指标
  'quality', // 质量指标
  'timeliness', // 时效指标
  'output-cost', // 成本指标, under 产出 until 2021
  'economic', // 经济效益指标
  'social', // 社会效益指标
  'ecological', // 生态效益指标
  'sustainability', // 可持续影响指标, a level of its own until 2021
  'satisfaction', // 服务对象满意度指标
] as const
export const SecondLevel = z.enum(secondLevels)
export type SecondLevel = z.infer<typeof SecondLevel>

/** 指标性质 with its 指标值. Numbers are exact; a date is the last day that is still on time. */
export const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at-least'), value: Decimal }), // ≥
  z.object({ kind: z.literal('at-most'), value: Decimal }), // ≤
  z.object({ kind: z.literal('equal'), value: Decimal }), // =
  z.object({ kind: z.literal('more-than'), value: Decimal }), // >
  z.object({ kind: z.literal('less-than'), value: Decimal }), // <
  z.object({ kind: z.literal('interval'), from: Decimal, to: Decimal }), // 区间, both ends inside
  z.object({ kind: z.literal('qualitative'), text: z.string().max(200) }), // 定性
  z.object({ kind: z.literal('yes-no'), text: z.string().max(200) }), // 是非: what is to be true
  z.object({ kind: z.literal('date'), by: Day }), // 日期
])
export type Target = z.infer<typeof Target>
export type TargetKind = Target['kind']

/** 取值方式 of the 2021 guide. @source docs/rules/mof-2021.md#indicator-fields */
export const methods = ['direct-proof', 'statistics', 'description', 'survey', 'trend'] as const
export const Method = z.enum(methods)
export type Method = z.infer<typeof Method>

/** Where the actual value comes from: typed in with its evidence, or read from a fact of the project. */
export const MeasuredBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hand') }),
  z.object({
    kind: z.literal('fact'),
    /** A metric whose subject is the project, e.g. `budget.spent`. */
    metric: z.enum(['budget.initial', 'budget.full-year', 'budget.arrived', 'budget.spent']),
  }),
])
export type MeasuredBy = z.infer<typeof MeasuredBy>

/** What is to be reached by the end of a quarter, as people write it: "13", "≥99.9", "完成招标". */
export const QuarterTarget = z.object({ quarter: Quarter, target: z.string().max(100) })
export type QuarterTarget = z.infer<typeof QuarterTarget>

/** What a person fills in for an indicator. `id` is null for a new row. */
export const IndicatorDraft = z.object({
  id: IndicatorId.nullable(),
  level2: SecondLevel,
  /** 三级指标. */
  name: z.string().min(1).max(100),
  target: Target,
  /** 度量单位; empty for 定性, 是非 and 日期. */
  unit: z.string().max(20),
  /** 分值. */
  weight: Centipoints.min(0).max(10_000),
  /** 指标解释. */
  explanation: z.string().max(1000),
  /** 指标值设定依据. */
  basis: z.string().max(1000),
  method: Method,
  /** 数据来源. */
  source: z.string().max(500),
  /** 赋分规则, in words. Points are computed by the rule set; this is what the form prints. */
  scoring: z.string().max(1000),
  quarters: z.array(QuarterTarget).max(4),
  /** 是否核心指标. */
  core: z.boolean(),
  measuredBy: MeasuredBy,
})
export type IndicatorDraft = z.infer<typeof IndicatorDraft>

/** One third-level indicator of a goal. */
export const Indicator = IndicatorDraft.extend({
  id: IndicatorId,
  unitId: z.string(),
  projectId: z.string(),
  goalId: GoalId,
  /** Place in the form, from 0. */
  position: z.int(),
})
export type Indicator = z.infer<typeof Indicator>

/** Why indicators may not be saved, not even as a draft: a range whose lower end is above its upper. */
export function whyNotTargets(indicators: readonly IndicatorDraft[]): Reason | null {
  const row = indicators.findIndex(
    ({ target }) => target.kind === 'interval' && compareDecimal(target.from, target.to) > 0,
  )
  const found = indicators[row]
  if (!found || found.target.kind !== 'interval') return null
  const { from, to } = found.target
  return { code: 'evaluate.interval-reversed', facts: { row: row + 1, name: found.name, from, to } }
}

/** Rows, from 1, of indicators that do not say where their value is taken from: asked for before a goal is sent. */
export const withoutSource = (indicators: readonly Pick<IndicatorDraft, 'source'>[]): number[] =>
  indicators.flatMap((i, at) => (i.source.trim() === '' ? [at + 1] : []))

/** Texts of an indicator that may still be filled in once the goal is approved: they explain, and change nothing that was approved. */
export const fillable = ['explanation', 'basis', 'source'] as const
export type Fillable = Pick<IndicatorDraft, (typeof fillable)[number]>

/** Why an approved indicator may not be completed so: something that was approved would change, or nothing is filled in. */
export function whyNotFill(indicator: Indicator, given: Fillable): Reason | null {
  const facts = { name: indicator.name }
  if (fillable.some((f) => indicator[f].trim() !== '' && indicator[f] !== given[f]))
    return { code: 'evaluate.fill-written', facts }
  return fillable.some((f) => indicator[f].trim() === '' && given[f].trim() !== '')
    ? null
    : { code: 'evaluate.fill-nothing', facts }
}
