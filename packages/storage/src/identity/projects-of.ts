import type { Scope } from '@rongheng/core/identity/scope'
import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'

// Every table whose rows are subjects of the audit and belong to one project. Asked by name: the domains themselves lie above.
const tables = [
  ['project', 'id', 'id'],
  ['payment', 'id', 'project_id'],
  ['goal', 'id', 'project_id'],
  ['indicator', 'id', 'project_id'],
  ['evidence', 'file_id', 'project_id'],
  ['report', 'id', 'project_id'],
  ['report_number', 'id', 'project_id'],
  ['report_edition', 'id', 'project_id'],
] as const

/** To which project records belong, by their ids; those that belong to none, are gone, or lie outside the scope are left out. */
export async function projectsOf(
  db: Db,
  scope: Scope,
  subjectIds: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const parts = tables.map(
    ([table, key, project]) =>
      raw`select ${raw.ref(key)} as subject_id, ${raw.ref(project)} as project_id from ${raw.table(table)}
          where ${raw.ref(key)} = ${anyOf(subjectIds)}`,
  )
  const found = await raw<{ subject_id: string; id: string; name: string }>`
    select subject_id, project.id, project.name from (${raw.join(parts, raw` union all `)}) as subject
    join project on project.id = subject.project_id
    where project.unit_id = ${anyOf(scope.unitIds)}`.execute(sql(db))
  return new Map(found.rows.map(({ subject_id, id, name }) => [subject_id, { id, name }]))
}
