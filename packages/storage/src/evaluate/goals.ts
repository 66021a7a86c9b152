import { Goal, GoalReview, type Outcome } from '@rongheng/core/evaluate/goal'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { GoalRow } from './tables.ts'

/** The goals of some projects; a project without one is left out. */
export async function listGoals(db: Db, scope: Scope, projectIds: readonly string[]): Promise<Goal[]> {
  const rows = await sql(db)
    .selectFrom('goal')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('id')
    .execute()
  return rows.map(toGoal)
}

/** A project's goal; null while it has none. */
export async function findGoal(db: Db, scope: Scope, projectId: string): Promise<Goal | null> {
  return (await listGoals(db, scope, [projectId]))[0] ?? null
}

/** Writes a project's first goal. @throws Refusal `kernel.stale` when it has one already */
export async function addGoal(tx: Tx, goal: Goal): Promise<Goal> {
  const row = await sql(tx)
    .insertInto('goal')
    .values({
      id: goal.id,
      unit_id: goal.unitId,
      project_id: goal.projectId,
      year: goal.year,
      ...columns(goal),
      version: goal.version,
    })
    .onConflict((c) => c.column('project_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: goal.projectId })
  return goal
}

/** Writes the goal if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveGoal(tx: Tx, goal: Goal): Promise<Goal> {
  const row = await sql(tx)
    .updateTable('goal')
    .set({ ...columns(goal), version: goal.version + 1 })
    .where('id', '=', goal.id)
    .where('version', '=', goal.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: goal.id })
  return { ...goal, version: goal.version + 1 }
}

const columns = (goal: Goal) => ({
  annual: goal.annual,
  stages: JSON.stringify(goal.stages),
  template_id: goal.templateId,
  rule_set_id: goal.ruleSetId,
  state: goal.state,
  changed_at: new Date(goal.changedAt),
  changed_by: goal.changedBy,
})

/** How a goal was sent, returned and approved, oldest first. */
export async function listReviews(db: Db, scope: Scope, goalId: string): Promise<GoalReview[]> {
  const rows = await sql(db)
    .selectFrom('goal_review')
    .selectAll()
    .where('goal_id', '=', goalId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    GoalReview.parse({
      id: row.id,
      unitId: row.unit_id,
      goalId: row.goal_id,
      move: row.move,
      opinion: row.opinion,
      by: row.by_id,
      at: row.at.getTime(),
    }),
  )
}

/** Appends a review move. */
export async function addReview(tx: Tx, review: GoalReview): Promise<void> {
  await sql(tx)
    .insertInto('goal_review')
    .values({
      id: review.id,
      unit_id: review.unitId,
      goal_id: review.goalId,
      move: review.move,
      opinion: review.opinion,
      by_id: review.by,
      at: new Date(review.at),
    })
    .execute()
}

/** What came of the goals of some projects; a project where nothing was written is left out. */
export async function listOutcomes(db: Db, scope: Scope, projectIds: readonly string[]): Promise<Outcome[]> {
  const rows = await sql(db)
    .selectFrom('goal_outcome')
    .selectAll()
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    achieved: row.achieved,
    executionReason: row.execution_reason,
    version: row.version,
  }))
}

/** What came of a project's goal; empty at version 0 while nothing was written. */
export async function getOutcome(db: Db, scope: Scope, projectId: string): Promise<Outcome> {
  const [written] = await listOutcomes(db, scope, [projectId])
  return written ?? { projectId, achieved: '', executionReason: '', version: 0 }
}

/** Writes the outcome if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function saveOutcome(tx: Tx, unitId: string, outcome: Outcome): Promise<Outcome> {
  const values = { achieved: outcome.achieved, execution_reason: outcome.executionReason }
  const row =
    outcome.version === 0
      ? await sql(tx)
          .insertInto('goal_outcome')
          .values({ project_id: outcome.projectId, unit_id: unitId, ...values, version: 1 })
          .onConflict((c) => c.column('project_id').doNothing())
          .returning('version')
          .executeTakeFirst()
      : await sql(tx)
          .updateTable('goal_outcome')
          .set({ ...values, version: outcome.version + 1 })
          .where('project_id', '=', outcome.projectId)
          .where('version', '=', outcome.version)
          .returning('version')
          .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: outcome.projectId })
  return { ...outcome, version: row.version }
}

const toGoal = (row: Selectable<GoalRow>): Goal =>
  Goal.parse({
    id: row.id,
    unitId: row.unit_id,
    projectId: row.project_id,
    year: row.year,
    annual: row.annual,
    stages: row.stages,
    templateId: row.template_id,
    ruleSetId: row.rule_set_id,
    state: row.state,
    version: row.version,
    changedAt: row.changed_at.getTime(),
    changedBy: row.changed_by,
  })
