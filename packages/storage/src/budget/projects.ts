import type { Scope } from '@rongheng/core/identity/scope'
import { type Adjustment, type Arrival, Project, type Removed } from '@rongheng/core/budget/project'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { MoneyDocumentRow, ProjectRow, ProjectUseRow } from './tables.ts'

/** What a list of projects may be narrowed to. */
export type ProjectFilter = {
  readonly year?: number | undefined
  /** This year and later ones. */
  readonly fromYear?: number | undefined
  readonly ownerId?: string | undefined
  readonly ids?: readonly string[] | undefined
  /** Part of name, code or owner's name. */
  readonly text?: string | undefined
  /** Whether 完成日期 is set. */
  readonly finished?: boolean | undefined
}

/** Projects with their uses, adjustments and arrivals: newest year first, then by code. */
export async function listProjects(db: Db, scope: Scope, filter: ProjectFilter = {}): Promise<Project[]> {
  let query = sql(db)
    .selectFrom('project')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
  if (filter.year !== undefined) query = query.where('year', '=', filter.year)
  if (filter.fromYear !== undefined) query = query.where('year', '>=', filter.fromYear)
  if (filter.ownerId !== undefined) query = query.where('owner_id', '=', filter.ownerId)
  if (filter.ids !== undefined) query = query.where('id', '=', anyOf(filter.ids))
  if (filter.finished !== undefined)
    query = query.where('finished_on', filter.finished ? 'is not' : 'is', null)
  if (filter.text) {
    const part = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('name', 'ilike', part),
        eb('code', 'ilike', part),
        eb('owner_id', 'in', (q) => q.selectFrom('user_account').select('id').where('name', 'ilike', part)),
      ]),
    )
  }
  const rows = await query.orderBy('year', 'desc').orderBy('code').orderBy('id').execute()
  return withParts(db, scope, rows)
}

/** The years in which there are projects, newest first. */
export async function projectYears(db: Db, scope: Scope): Promise<number[]> {
  const rows = await sql(db)
    .selectFrom('project')
    .select('year')
    .distinct()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('removed_at', 'is', null)
    .orderBy('year', 'desc')
    .execute()
  return rows.map((row) => row.year)
}

/** One project. @throws Refusal `budget.no-such-project` when it does not exist or is outside the scope */
export async function getProject(db: Db, scope: Scope, projectId: string): Promise<Project> {
  const [project] = await listProjects(db, scope, { ids: [projectId] })
  if (!project) throw new Refusal('budget.no-such-project', { id: projectId })
  return project
}

/** The same, held until the transaction ends, so that facts made from it are made from its last state. */
export async function lockProject(tx: Tx, scope: Scope, projectId: string): Promise<Project> {
  await sql(tx).selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute()
  return getProject(tx, scope, projectId)
}

/** The projects with this 项目编号, newest year first: more than one when several units or years have it. */
export async function projectsByCode(db: Db, scope: Scope, code: string, year?: number): Promise<Project[]> {
  let query = sql(db)
    .selectFrom('project')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('code', '=', code)
    .where('removed_at', 'is', null)
  if (year !== undefined) query = query.where('year', '=', year)
  return withParts(db, scope, await query.orderBy('year', 'desc').orderBy('id').execute())
}

/** Writes a project that is not there yet. @throws Refusal `budget.code-taken` when its unit has the code in that year */
export async function addProject(tx: Tx, project: Project): Promise<Project> {
  const row = await sql(tx)
    .insertInto('project')
    .values({
      id: project.id,
      unit_id: project.unitId,
      created_at: new Date(project.createdAt),
      ...columns(project),
      version: project.version,
    })
    .onConflict((c) => c.columns(['unit_id', 'year', 'code']).where('removed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('budget.code-taken', { code: project.code, year: project.year })
  await saveParts(tx, project)
  return project
}

/**
 * Writes the project if nobody changed it since it was read, and returns it with its next version.
 * A use that is no longer named must not be named by a payment: the caller has checked that.
 *
 * @throws Refusal `kernel.stale` when somebody was first
 */
export async function saveProject(tx: Tx, project: Project): Promise<Project> {
  const row = await sql(tx)
    .updateTable('project')
    .set({ ...columns(project), version: project.version + 1 })
    .where('id', '=', project.id)
    .where('version', '=', project.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: project.id })
  await saveParts(tx, project)
  return { ...project, version: project.version + 1 }
}

/**
 * Marks a project as entered by mistake: no list and no page finds it any more, and its code is free again.
 *
 * @throws Refusal `kernel.stale` when somebody was first
 */
export async function removeProject(tx: Tx, project: Project, removed: Removed): Promise<void> {
  const row = await sql(tx)
    .updateTable('project')
    .set({
      removed_at: new Date(removed.at),
      removed_by: removed.by,
      removed_why: removed.why,
      version: project.version + 1,
    })
    .where('id', '=', project.id)
    .where('version', '=', project.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: project.id })
}

const columns = (p: Project) => ({
  code: p.code,
  name: p.name,
  year: p.year,
  owner_id: p.ownerId,
  fund_kind: p.fundKind,
  initial_appropriation_fen: p.initial.appropriation,
  initial_carried_over_fen: p.initial['carried-over'],
  initial_other_fen: p.initial.other,
  leftover_carried_over_fen: p.leftover?.carriedOver ?? null,
  leftover_surplus_fen: p.leftover?.surplus ?? null,
  leftover_note: p.leftover?.note ?? null,
  milestones: p.milestones,
  finished_on: p.finishedOn,
  copied_from: p.copiedFrom,
  changed_at: new Date(p.changedAt),
})

async function saveParts(tx: Tx, project: Project): Promise<void> {
  const owner = { unit_id: project.unitId, project_id: project.id }
  const kept = project.uses.map((use) => use.id)
  await sql(tx)
    .deleteFrom('project_use')
    .where('project_id', '=', project.id)
    .where((eb) => eb.not(eb('id', '=', anyOf(kept))))
    .execute()
  for (const [position, use] of project.uses.entries())
    await sql(tx)
      .insertInto('project_use')
      .values({ id: use.id, ...owner, position, name: use.name, amount_fen: use.amount })
      .onConflict((c) => c.column('id').doUpdateSet({ position, name: use.name, amount_fen: use.amount }))
      .execute()
  for (const table of ['budget_adjustment', 'fund_arrival'] as const)
    for (const part of table === 'budget_adjustment' ? project.adjustments : project.arrivals) {
      const removed = {
        removed_at: part.removed ? new Date(part.removed.at) : null,
        removed_by: part.removed?.by ?? null,
        removed_why: part.removed?.why ?? null,
      }
      await sql(tx)
        .insertInto(table)
        .values({
          id: part.id,
          ...owner,
          day: part.on,
          amount_fen: part.amount,
          source: part.source,
          document: part.document,
          file_id: part.fileId,
          ...removed,
        })
        .onConflict((c) => c.column('id').doUpdateSet(removed))
        .execute()
    }
}

async function withParts(db: Db, scope: Scope, rows: readonly Selectable<ProjectRow>[]): Promise<Project[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const units = anyOf(scope.unitIds)
  const uses = await sql(db)
    .selectFrom('project_use')
    .selectAll()
    .where('project_id', '=', anyOf(ids))
    .where('unit_id', '=', units)
    .orderBy('position')
    .execute()
  const documents = (table: 'budget_adjustment' | 'fund_arrival') =>
    sql(db)
      .selectFrom(table)
      .selectAll()
      .where('project_id', '=', anyOf(ids))
      .where('unit_id', '=', units)
      .orderBy('day')
      .orderBy('id')
      .execute()
  const adjustments = await documents('budget_adjustment')
  const arrivals = await documents('fund_arrival')
  const parts = { uses: byProject(uses), adjustments: byProject(adjustments), arrivals: byProject(arrivals) }
  return rows.map((row) =>
    toProject(row, parts.uses(row.id), parts.adjustments(row.id), parts.arrivals(row.id)),
  )
}

function byProject<T extends { project_id: string }>(parts: readonly T[]): (projectId: string) => T[] {
  const grouped = new Map<string, T[]>()
  for (const part of parts) {
    const group = grouped.get(part.project_id)
    if (group) group.push(part)
    else grouped.set(part.project_id, [part])
  }
  return (projectId) => grouped.get(projectId) ?? []
}

function toProject(
  row: Selectable<ProjectRow>,
  uses: readonly Selectable<ProjectUseRow>[],
  adjustments: readonly Selectable<MoneyDocumentRow>[],
  arrivals: readonly Selectable<MoneyDocumentRow>[],
): Project {
  return Project.parse({
    id: row.id,
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    year: row.year,
    ownerId: row.owner_id,
    fundKind: row.fund_kind,
    uses: uses.map((use) => ({ id: use.id, name: use.name, amount: Number(use.amount_fen) })),
    initial: {
      appropriation: Number(row.initial_appropriation_fen),
      'carried-over': Number(row.initial_carried_over_fen),
      other: Number(row.initial_other_fen),
    },
    adjustments: adjustments.map(toDocument),
    arrivals: arrivals.map(toDocument),
    leftover:
      row.leftover_note === null
        ? null
        : {
            carriedOver: Number(row.leftover_carried_over_fen),
            surplus: Number(row.leftover_surplus_fen),
            note: row.leftover_note,
          },
    milestones: row.milestones,
    finishedOn: row.finished_on,
    copiedFrom: row.copied_from,
    createdAt: row.created_at.getTime(),
    changedAt: row.changed_at.getTime(),
    version: row.version,
  })
}

const toDocument = (row: Selectable<MoneyDocumentRow>): Record<keyof (Adjustment | Arrival), unknown> => ({
  id: row.id,
  on: row.day,
  amount: Number(row.amount_fen),
  source: row.source,
  document: row.document,
  fileId: row.file_id,
  removed:
    row.removed_at === null
      ? null
      : { at: row.removed_at.getTime(), by: row.removed_by, why: row.removed_why },
})
