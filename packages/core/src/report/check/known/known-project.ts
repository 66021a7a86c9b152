import { z } from 'zod'
import { Actual } from '../../../evaluate/measurement.ts'
import { Target } from '../../../evaluate/indicator.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { Fen } from '../../../kernel/money.ts'
import { Day, Year } from '../../../kernel/time.ts'

/** Why a part of the comparison was left out. */
export const KnownLack = z.enum([
  'no-arrival',
  'no-payment',
  'year-not-over',
  'no-goal',
  'goal-open',
  'no-results',
  'some-results',
  'no-score',
])
export type KnownLack = z.infer<typeof KnownLack>

/** An indicator of the goal, with what was recorded of it. */
export const KnownIndicator = z.strictObject({
  name: z.string(),
  unit: z.string(),
  target: Target,
  /** 年度指标值 as the program prints it. */
  targetText: z.string(),
  /** Null when nothing was recorded, or it was recorded that nothing could be measured. */
  actual: Actual.nullable(),
  actualText: z.string().nullable(),
})
export type KnownIndicator = z.infer<typeof KnownIndicator>

/**
 * What the program itself knows of a project, for a check of its report. It goes into another process with the report, so it
 * is plain values. What is not on record is null, and is not compared.
 */
export const KnownProject = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  year: Year,
  money: z.strictObject({
    initial: Fen.nullable().default(null),
    fullYear: Fen.nullable().default(null),
    arrived: Fen.nullable().default(null),
    /** Paid by 31 December; null as well while the year is not over. */
    spent: Fen.nullable().default(null),
  }),
  /** The score under the goal's own rule set; null while there is none. */
  score: z
    .strictObject({ ruleSet: z.string(), total: Decimal, grade: z.string().nullable() })
    .nullable()
    .default(null),
  goal: z.enum(['none', 'open', 'approved']).default('none'),
  indicators: z.array(KnownIndicator).default([]),
  /** Milestones that are over and were not reached; shares in per cent. */
  missed: z.array(z.strictObject({ day: Day, planned: z.string(), actual: z.string() })).default([]),
  /** What could not be compared, because it is not on record. */
  lacks: z.array(KnownLack).default([]),
})
export type KnownProject = z.infer<typeof KnownProject>

/** The record that a finding holds the report against: a page of the project. */
export const KnownRecord = z.strictObject({
  kind: z.enum(['project', 'money', 'payments', 'milestones', 'goal', 'results', 'score']),
  projectId: z.string(),
})
export type KnownRecord = z.infer<typeof KnownRecord>

/** What a finding calls the project. */
export const knownName = ({ code, name }: Pick<KnownProject, 'code' | 'name'>): string => `${name}（${code}）`
