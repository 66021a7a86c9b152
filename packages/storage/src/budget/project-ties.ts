import type { ProjectTies } from '@rongheng/core/budget/project-ties'
import type { Scope } from '@rongheng/core/identity/scope'
import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

/**
 * What hangs on a project, counted in all its tables: the evaluating half stands to the right of the budget, but what it
 * holds about a project decides here whether the project may go.
 */
export async function projectTies(db: Db, scope: Scope, projectId: string): Promise<ProjectTies> {
  const units = anyOf(scope.unitIds)
  const count = async (
    table:
      | 'payment'
      | 'budget_adjustment'
      | 'fund_arrival'
      | 'goal'
      | 'indicator_result'
      | 'report'
      | 'report_edition',
    only = raw<boolean>`true`,
  ) => {
    const row = await sql(db)
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('project_id', '=', projectId)
      .where('unit_id', '=', units)
      .where(only)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  const counts = raw<boolean>`removed_at is null`
  return {
    payments: await count('payment', raw<boolean>`reversed_at is null`),
    documents: (await count('budget_adjustment', counts)) + (await count('fund_arrival', counts)),
    goals: await count('goal'),
    handedIn: await count('goal', raw<boolean>`state in ('submitted', 'approved')`),
    results: await count('indicator_result'),
    reports: await count('report'),
    editions: await count('report_edition'),
  }
}
