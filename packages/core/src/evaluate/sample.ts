import { z } from 'zod'
import { Day } from '../kernel/time.ts'

const Count = z.int().min(0).max(100_000_000)

/** How answers become one percentage: the share of 满意 and 比较满意, or five answers worth 100, 75, 50, 25 and 0 %. */
export const countings = ['satisfied', 'five-point'] as const
export const Counting = z.enum(countings)
export type Counting = z.infer<typeof Counting>

/** The five answers, best first: 满意 · 比较满意 · 一般 · 不太满意 · 不满意. */
export const answers = ['satisfied', 'fairly', 'neutral', 'hardly', 'dissatisfied'] as const

/** The survey behind a percentage (样本): how many questionnaires went out (发放), came back (回收) and counted (有效). @source docs/rules/goals.md#survey-sample */
export const SurveySample = z.object({
  sent: Count,
  returned: Count,
  valid: Count,
  /** First and last day of asking; null when not on record. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Who was asked, and by which way. */
  source: z.string().max(500),
  /** Answers to the questions about satisfaction, best first; null when only the percentage is on record. */
  answers: z.array(Count).length(answers.length).nullable(),
  counting: Counting,
})
export type SurveySample = z.infer<typeof SurveySample>
