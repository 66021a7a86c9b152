import { z } from 'zod'
import { Day } from '../kernel/time.ts'

/** 评价方法 of 10号, to choose from. @source docs/rules/mof-2020.md#methods */
export const evaluationMethods = [
  'cost-benefit',
  'comparison',
  'factor',
  'lowest-cost',
  'public-judgement',
  'benchmark',
] as const
export const EvaluationMethod = z.enum(evaluationMethods)
export type EvaluationMethod = z.infer<typeof EvaluationMethod>

/** Their names as the regulation prints them. */
export const methodName: Record<EvaluationMethod, string> = {
  'cost-benefit': '成本效益分析法',
  comparison: '比较法',
  factor: '因素分析法',
  'lowest-cost': '最低成本法',
  'public-judgement': '公众评判法',
  benchmark: '标杆管理法',
}

/** The nine steps of an evaluation, in order. @source docs/rules/mof-2020.md#steps */
export const evaluationSteps = [
  '确定绩效评价对象',
  '确定绩效评价工作人员',
  '制订绩效评价工作方案',
  '收集绩效评价相关资料',
  '对资料进行审查核实',
  '综合分析并形成评价结论',
  '撰写与提交评价报告',
  '评价结果反馈',
  '建立绩效评价档案',
] as const

/** What was done in one of the nine steps: when, by whom, what. Null and empty where nobody has said so yet. */
export const StepDone = z.object({
  step: z.int().min(0).max(8),
  on: Day.nullable(),
  people: z.string().max(200),
  what: z.string().max(500),
})
export type StepDone = z.infer<typeof StepDone>

/** A method that was used, and on which data. */
export const MethodUsed = z.object({ method: EvaluationMethod, data: z.string().max(1000) })
export type MethodUsed = z.infer<typeof MethodUsed>

/** All that people write into a report. Numbers stand in the texts as tokens, `{{执行数}}`. */
export const ReportContent = z.object({
  /** By the key of the outline's place. */
  texts: z.record(z.string(), z.string().max(20_000)),
  steps: z.array(StepDone).max(9),
  methods: z.array(MethodUsed).max(6),
  /** Which number a typed one means in words quoted from elsewhere, where people had to say: token key by `quotedName`. */
  quoted: z.record(z.string().max(600), z.string().max(120)).default({}),
  /** Who wrote the report. */
  author: z.string().max(100),
})
export type ReportContent = z.infer<typeof ReportContent>

/** A report that nobody has written a word of yet. */
export const emptyContent: ReportContent = { texts: {}, steps: [], methods: [], quoted: {}, author: '' }
