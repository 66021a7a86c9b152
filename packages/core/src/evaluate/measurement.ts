import { z } from 'zod'
import { Decimal } from '../kernel/decimal.ts'
import { FactId, Period } from '../kernel/fact.ts'
import { FileId } from '../kernel/file.ts'
import { id } from '../kernel/id.ts'
import { Day, Instant } from '../kernel/time.ts'
import { IndicatorId } from './indicator.ts'
import { Centipoints } from './points.ts'
import { SurveySample } from './sample.ts'

/** 达成年度指标 · 部分达成并具有一定效果 · 未达成且效果较差. @source docs/rules/mof-2020.md#qualitative */
export const grades = ['achieved', 'partly', 'little'] as const
export const QualitativeGrade = z.enum(grades)
export type QualitativeGrade = z.infer<typeof QualitativeGrade>

/** What was reached (实际完成值). "Nothing was measured" has its own kind and a reason; it is never 0. */
export const Actual = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), value: Decimal }),
  /** Grade and the share of the marks given within its band, in basis points. */
  z.object({ kind: z.literal('graded'), grade: QualitativeGrade, shareBp: z.int().min(0).max(10_000) }),
  z.object({ kind: z.literal('yes-no'), yes: z.boolean() }),
  /** The day it was done; null when it was not done. */
  z.object({ kind: z.literal('date'), on: Day.nullable() }),
  z.object({ kind: z.literal('not-measured'), why: z.string().min(1).max(500) }),
])
export type Actual = z.infer<typeof Actual>

/** Points taken off by hand where a rule leaves it to judgement (明显偏低的指标值). Only with a reason. */
export const Reduction = z.object({
  points: Centipoints.min(0).max(10_000),
  reason: z.string().min(1).max(1000),
})
export type Reduction = z.infer<typeof Reduction>

/** What a person enters about an indicator's result. */
export const ActualDraft = z.object({
  /** The project's year, or one of its quarters. */
  period: Period,
  /** Null when the value is read from a fact and only the words are entered. */
  actual: Actual.nullable(),
  /** 偏差原因分析. */
  deviationReason: z.string().max(2000),
  /** 改进措施. */
  improvement: z.string().max(2000),
  reduction: Reduction.nullable(),
  /** The survey it stands on; null for what is not asked by questionnaire, or where no sample is on record. */
  sample: SurveySample.nullable().default(null),
  /** 佐证 for this value. */
  files: z.array(FileId).max(50),
})
export type ActualDraft = z.infer<typeof ActualDraft>

/** One entry of a result, as it was made. Append-only: a correction is a new entry whose fact replaces the earlier one. */
export const ActualEntry = ActualDraft.extend({
  id: id('act'),
  unitId: z.string(),
  indicatorId: IndicatorId,
  /** The `indicator.actual` fact it stands on; null when nothing was entered by hand. */
  factId: FactId.nullable(),
  /** The facts that the counts of its sample became. */
  sampleFactIds: z.array(FactId).default([]),
  enteredAt: Instant,
  enteredBy: z.string(),
})
export type ActualEntry = z.infer<typeof ActualEntry>

/** An indicator's result as scoring reads it, with what it was made from. */
export const Measurement = z.object({
  indicatorId: IndicatorId,
  period: Period,
  actual: Actual,
  deviationReason: z.string(),
  improvement: z.string(),
  reduction: Reduction.nullable(),
  sample: SurveySample.nullable(),
  factIds: z.array(FactId),
  fileIds: z.array(FileId),
})
export type Measurement = z.infer<typeof Measurement>
