import { z } from 'zod'
import type { Permission } from '../identity/permissions.ts'
import { id } from '../kernel/id.ts'
import { Instant, Year } from '../kernel/time.ts'

export const GoalId = id('gol')
export type GoalId = z.infer<typeof GoalId>

/** The four quarters, in order. */
export const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const
export const Quarter = z.enum(quarters)
export type Quarter = z.infer<typeof Quarter>

/** What is to be reached by the end of a quarter (阶段性目标). */
export const StageGoal = z.object({ quarter: Quarter, text: z.string().max(1000) })
export type StageGoal = z.infer<typeof StageGoal>

/** Where a goal stands: written, sent, sent back, or approved with the budget. */
export const GoalState = z.enum(['draft', 'submitted', 'returned', 'approved'])
export type GoalState = z.infer<typeof GoalState>

/** A project's goal of one year (年度绩效目标) with its stage goals. Its indicators are rows of their own, saved together with it. */
export const Goal = z.object({
  id: GoalId,
  unitId: z.string(),
  projectId: z.string(),
  year: Year,
  /** 年度总体目标, the 预期目标 of the form. */
  annual: z.string().max(4000),
  stages: z.array(StageGoal).max(4),
  /** Level template the indicators are arranged and weighed by, an id in rulebook/templates. */
  templateId: z.string(),
  /** Rule set the score is computed by unless another is asked for, an id in rulebook/rule-sets. */
  ruleSetId: z.string(),
  state: GoalState,
  version: z.int(),
  changedAt: Instant,
  changedBy: z.string(),
})
export type Goal = z.infer<typeof Goal>

/** What came of the goal at the end of the year (实际完成情况); it can be written while the goal itself is locked. */
export const Outcome = z.object({
  projectId: z.string(),
  /** The 实际完成情况 of the form. */
  achieved: z.string().max(4000),
  /** Why money was left, or spent late; empty when there is nothing to explain. */
  executionReason: z.string().max(2000),
  /** 0 before the first save. */
  version: z.int(),
})
export type Outcome = z.infer<typeof Outcome>

type Move = {
  readonly from: readonly GoalState[]
  readonly to: GoalState
  readonly permission: Permission
  readonly opinion?: true
}

/** Every move of a goal. An approved goal changes only by being returned and approved again. @source docs/rules/goals.md#approval */
export const goalMoves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', permission: 'goal.write' },
  withdraw: { from: ['submitted'], to: 'draft', permission: 'goal.write' },
  approve: { from: ['submitted'], to: 'approved', permission: 'goal.return' },
  return: { from: ['submitted', 'approved'], to: 'returned', permission: 'goal.return', opinion: true },
} as const satisfies Record<string, Move>
export type GoalMove = keyof typeof goalMoves

/** Why a move is not open now, as a refusal code; null when it is. Permissions are the endpoint's matter. */
export function whyNotMove(move: GoalMove, state: GoalState, opinion: string): string | null {
  const m: Move = goalMoves[move]
  if (!m.from.includes(state)) return `evaluate.goal-cannot-${move}`
  if (m.opinion && opinion.trim() === '') return 'evaluate.opinion-missing'
  return null
}

/** Whether goal and indicators may be edited. Results and evidence may be entered at any time. */
export const isEditable = (state: GoalState): boolean => state === 'draft' || state === 'returned'

/** One move of a goal as it was made: kept, never changed. */
export const GoalReview = z.object({
  id: id('grv'),
  unitId: z.string(),
  goalId: GoalId,
  move: z.enum(['submit', 'withdraw', 'approve', 'return']),
  opinion: z.string(),
  by: z.string(),
  at: Instant,
})
export type GoalReview = z.infer<typeof GoalReview>
