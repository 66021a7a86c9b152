import type { EvidenceLine } from '@rongheng/core/budget/views'
import type { Scope } from '@rongheng/core/identity/scope'
import { sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { factsById } from '../kernel/facts.ts'
import { storedFiles } from '../kernel/files.ts'
import { anyOf, sql } from '../sql.ts'

/**
 * What evidence ids stand for, in the order given. Ids of other domains, and those outside the scope, come back as bare
 * `record` lines: it is said that they exist, not what they hold.
 */
export async function resolveEvidence(db: Db, scope: Scope, ids: readonly string[]): Promise<EvidenceLine[]> {
  const units = anyOf(scope.unitIds)
  const found = new Map<string, EvidenceLine>()
  const add = (line: Record<string, unknown>) => found.set(String(line['id']), line as EvidenceLine)
  const of = (prefix: string) => anyOf(ids.filter((id) => id.startsWith(`${prefix}_`)))
  const bare = { title: '', on: null, amount: null, link: null, sm3: null }

  const projects = await sql(db)
    .selectFrom('project')
    .select(['id', 'name', 'removed_at'])
    .where('id', '=', of('prj'))
    .where('unit_id', '=', units)
    .execute()
  for (const row of projects)
    add({
      ...bare,
      id: row.id,
      kind: 'project',
      title: row.name,
      link: row.removed_at === null ? `/budget/projects/${row.id}` : null,
    })

  const uses = await sql(db)
    .selectFrom('project_use')
    .select(['id', 'project_id', 'name', 'amount_fen'])
    .where('id', '=', of('use'))
    .where('unit_id', '=', units)
    .execute()
  for (const row of uses)
    add({
      ...bare,
      id: row.id,
      kind: 'use',
      title: row.name,
      amount: Number(row.amount_fen),
      link: `/budget/projects/${row.project_id}`,
    })

  for (const [table, prefix, kind] of [
    ['budget_adjustment', 'adj', 'adjustment'],
    ['fund_arrival', 'arr', 'arrival'],
  ] as const) {
    const rows = await sql(db)
      .selectFrom(table)
      .select(['id', 'project_id', 'document', 'day', 'amount_fen'])
      .where('id', '=', of(prefix))
      .where('unit_id', '=', units)
      .execute()
    for (const row of rows)
      add({
        ...bare,
        id: row.id,
        kind,
        title: row.document,
        on: row.day,
        amount: Number(row.amount_fen),
        link: `/budget/projects/${row.project_id}/money`,
      })
  }

  const payments = await sql(db)
    .selectFrom('payment')
    .select(['id', 'project_id', 'payee', 'purpose', 'day', 'amount_fen'])
    .where('id', '=', of('pay'))
    .where('unit_id', '=', units)
    .execute()
  for (const row of payments)
    add({
      ...bare,
      id: row.id,
      kind: 'payment',
      title: row.payee ?? row.purpose ?? '',
      on: row.day,
      amount: Number(row.amount_fen),
      link: `/budget/projects/${row.project_id}/payments?payment=${row.id}`,
    })

  const batches = await sql(db)
    .selectFrom('payment')
    .innerJoin('ledger_batch', 'ledger_batch.id', 'payment.batch_id')
    .innerJoin('stored_file', 'stored_file.id', 'ledger_batch.file_id')
    .select(['batch_id', 'project_id', 'stored_file.name', 'stored_file.sm3'])
    .select((eb) => [eb.fn.sum('amount_fen').as('amount'), raw<string>`max(day)`.as('day')])
    .where('batch_id', '=', of('bat'))
    .where('payment.unit_id', '=', units)
    .where('payment.reversed_at', 'is', null)
    .groupBy(['batch_id', 'project_id', 'stored_file.name', 'stored_file.sm3'])
    .execute()
  for (const row of batches)
    add({
      ...bare,
      id: row.batch_id,
      kind: 'batch',
      title: row.name,
      sm3: row.sm3,
      on: row.day,
      amount: Number(row.amount),
      link: `/budget/projects/${row.project_id}/payments?batch=${row.batch_id}`,
    })

  for (const fact of await factsById(
    db,
    scope,
    ids.filter((id) => id.startsWith('fct_')),
  ))
    add({
      ...bare,
      id: fact.id,
      kind: 'fact',
      title: fact.metric,
      amount: fact.unit === 'fen' && fact.value !== null ? Number(fact.value) : null,
    })

  for (const file of await storedFiles(
    db,
    scope,
    ids.filter((id) => id.startsWith('fil_')),
  ))
    add({ ...bare, id: file.id, kind: 'file', title: file.name, sm3: file.sm3 })

  return ids.map((id) => found.get(id) ?? { ...bare, id, kind: 'record' })
}
