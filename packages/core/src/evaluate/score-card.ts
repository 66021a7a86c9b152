import { z } from 'zod'
import { sources } from '../budget/source.ts'
import { Fen } from '../kernel/money.ts'
import { Year } from '../kernel/time.ts'
import { FirstLevel, Indicator, SecondLevel } from './indicator.ts'
import { Measurement } from './measurement.ts'
import { Centipoints } from './points.ts'
import { Bilingual } from './template.ts'

const Facts = z.record(z.string(), z.union([z.string(), z.number()]))

/** Something to say about a line: a word key and what goes into its sentence. */
export const Remark = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  facts: Facts,
})
export type Remark = z.infer<typeof Remark>

/** One step of how a number came about: what went in, which clause, what came out. Steps nest: inputs may have steps of their own. */
export type Working = {
  /** Word key of what this step does, `evaluate.step.completion`. */
  step: string
  /** `<rule set>/<anchor>`: the clause in docs/rules it follows; null for plain arithmetic. */
  clause: string | null
  /** True where the rule is silent and the rule set fills the gap by its own choice. */
  ownChoice: boolean
  /** Word keys of what went in, each with its value as people write it or as a word key. */
  inputs: { name: string; value: string }[]
  /** The arithmetic as people write it: "48 ÷ 52 = 0.923076…". */
  formula: string
  result: string
  steps: Working[]
}
export const Working: z.ZodType<Working> = z.object({
  step: z.string(),
  clause: z.string().nullable(),
  ownChoice: z.boolean(),
  inputs: z.array(z.object({ name: z.string(), value: z.string() })),
  formula: z.string(),
  result: z.string(),
  get steps() {
    return z.array(Working)
  },
})

/** One scored line: 预算执行率 (`key` "execution") or an indicator (`key` its id). */
export const ScoreLine = z.object({
  key: z.string(),
  name: z.string(),
  level1: FirstLevel.nullable(),
  level2: SecondLevel.nullable(),
  weight: Centipoints,
  /** `error`: the figures contradict a rule and no points can be given until they are mended. */
  state: z.enum(['scored', 'not-measured', 'error']),
  /** Rounded as the rule set says; null unless scored. */
  points: Centipoints.nullable(),
  /** Word key of why there are no points; null when scored. */
  why: z.string().nullable(),
  whyFacts: Facts,
  /** Whether the target was met; null when that cannot be said. */
  met: z.boolean().nullable(),
  /** Completion or execution rate in basis points, rounded; null where no rate exists. */
  rateBp: z.int().nullable(),
  remarks: z.array(Remark),
  working: Working.nullable(),
  /** Facts and files the line stands on. */
  factIds: z.array(z.string()),
  fileIds: z.array(z.string()),
})
export type ScoreLine = z.infer<typeof ScoreLine>

/** Which rule file, exactly. The checksum is SM3 of the file's bytes. */
export const RuleRef = z.object({
  id: z.string(),
  version: z.int(),
  name: Bilingual,
  checksum: z.string(),
})
export type RuleRef = z.infer<typeof RuleRef>

/** A cap on the total that bit, e.g. 执行率 below 80 % → at most 89. */
export const CapApplied = z.object({ rateBp: z.int(), atMost: Centipoints, clause: z.string() })

/** A project's score under one rule set and one template. Computed, never typed. */
export const ScoreCard = z.object({
  projectId: z.string(),
  year: Year,
  ruleSet: RuleRef,
  template: RuleRef,
  lines: z.array(ScoreLine),
  /** Sum of the lines scored so far. */
  soFar: Centipoints,
  /** Total after caps; null while a line is not measured or in error. */
  total: Centipoints.nullable(),
  cap: CapApplied.nullable(),
  grade: z
    .object({
      code: z.string(),
      name: Bilingual,
      clause: z.string(),
      /** The document these words are taken from where the rule itself names no grades; null when they are its own. */
      borrowedFrom: z.string().nullable(),
    })
    .nullable(),
  working: Working,
})
export type ScoreCard = z.infer<typeof ScoreCard>

/** The rows of 项目资金: the whole, and the 其中 rows that add up to it. */
export const moneyRowKinds = ['total', ...sources] as const
export const MoneyRowKind = z.enum(moneyRowKinds)
export type MoneyRowKind = z.infer<typeof MoneyRowKind>

/** One row of 项目资金: the four amounts stay apart. Null where no fact exists. */
export const MoneyRow = z.object({
  kind: MoneyRowKind,
  initial: Fen.nullable(),
  fullYear: Fen.nullable(),
  arrived: Fen.nullable(),
  spent: Fen.nullable(),
  /** The facts these amounts are, by amount; one without a fact is left out. */
  facts: z.partialRecord(z.enum(['initial', 'fullYear', 'arrived', 'spent']), z.string()),
  factIds: z.array(z.string()),
})
export type MoneyRow = z.infer<typeof MoneyRow>

/** All that a score is computed from, besides the rule set and the template. */
export const ScoreInput = z.object({
  projectId: z.string(),
  year: Year,
  money: z.array(MoneyRow),
  /** Whether the project is finished: the 2021 rule asks. */
  finished: z.boolean(),
  /** Why money was left or spent late; empty when nobody explained. */
  executionReason: z.string(),
  indicators: z.array(Indicator),
  measurements: z.array(Measurement),
})
export type ScoreInput = z.infer<typeof ScoreInput>
