import { z } from 'zod'
import { Year } from '../kernel/time.ts'
import { Centipoints } from './points.ts'
import { MoneyRow, MoneyRowKind, Remark, RuleRef } from './score-card.ts'

/** A row of 项目资金（万元）. Amounts are 万元 as text, 未取得 where no fact exists. */
export const MoneyLine = z.object({
  kind: MoneyRowKind,
  /** 年度资金总额 · 其中：当年财政拨款 · 上年结转资金 · 其他资金. */
  label: z.string(),
  /** 年初预算数. */
  initial: z.string(),
  /** 全年预算数. */
  fullYear: z.string(),
  /** 全年执行数. */
  spent: z.string(),
  /** 分值: the total row alone carries it, the others print —. */
  weight: z.string(),
  /** 执行率, "97.70%". */
  rate: z.string(),
  /** 得分. */
  points: z.string(),
  /** The facts the amounts are; what has no fact is left out. */
  facts: MoneyRow.shape.facts,
  factIds: z.array(z.string()),
})
export type MoneyLine = z.infer<typeof MoneyLine>

/** A row of 绩效指标. Texts are as printed; `level1Span` and `level2Span` say how many rows a merged cell covers, 0 inside one. */
export const IndicatorLine = z.object({
  /** The indicator's id, the `key` of its score line. */
  key: z.string(),
  level1: z.string(),
  level1Span: z.int(),
  level2: z.string(),
  level2Span: z.int(),
  /** 三级指标. */
  name: z.string(),
  /** 年度指标值 in one text, "≥52次". */
  target: z.string(),
  /** The same in the three columns some provinces print: 指标性质, 指标值, 度量单位. */
  nature: z.string(),
  targetValue: z.string(),
  unit: z.string(),
  /** 实际完成值; says so when nothing was measured. */
  actual: z.string(),
  weight: z.string(),
  points: z.string(),
  /** 偏差原因分析及改进措施. */
  deviation: z.string(),
  core: z.boolean(),
  factIds: z.array(z.string()),
  fileIds: z.array(z.string()),
})
export type IndicatorLine = z.infer<typeof IndicatorLine>

/** 项目支出绩效自评表 as the form prints it, every cell as text: what the page, the .xlsx and the report show. @source docs/rules/mof-2020.md#self-evaluation-table */
export const SelfTable = z.object({
  title: z.string(),
  year: Year,
  projectName: z.string(),
  projectCode: z.string(),
  /** 主管部门. */
  department: z.string(),
  /** 实施单位. */
  unit: z.string(),
  money: z.array(MoneyLine),
  /** 预期目标. */
  expected: z.string(),
  /** 实际完成情况. */
  achieved: z.string(),
  indicators: z.array(IndicatorLine),
  /** 总分: always 100 unless a weight is open. */
  totalWeight: z.string(),
  /** Total 得分; empty while a line has no points, and then `remarks` says which. */
  totalPoints: z.string(),
  totalCentipoints: Centipoints.nullable(),
  /** 优 良 中 差, or what the rule set calls them; empty without a total. */
  grade: z.string(),
  /** Which rule set and template it was made by, for the line under the table. */
  ruleSet: RuleRef,
  template: RuleRef,
  remarks: z.array(Remark),
})
export type SelfTable = z.infer<typeof SelfTable>
