import type { PaidOn, PaidProof } from '@rongheng/core/budget/amounts'
import { Payment } from '@rongheng/core/budget/payment'
import { Source } from '@rongheng/core/budget/source'
import type { PaidForUse } from '@rongheng/core/budget/detail-findings'
import { type Removed, UseId } from '@rongheng/core/budget/project'
import type { Scope } from '@rongheng/core/identity/scope'
import { Fen } from '@rongheng/core/kernel/money'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { Day } from '@rongheng/core/kernel/time'
import type { Insertable, Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { PaymentRow } from './tables.ts'

// PostgreSQL takes 65,535 parameters a statement; a payment has 25.
const ROWS_A_STATEMENT = 2_000

/** What was paid out of a project, by day and source; reversed payments do not count. Oldest day first. */
export async function paidByDay(db: Db, scope: Scope, projectId: string): Promise<PaidOn[]> {
  return (await paidByDayOf(db, scope, [projectId]))(projectId)
}

/** The same for many projects at once. */
export async function paidByDayOf(
  db: Db,
  scope: Scope,
  projectIds: readonly string[],
): Promise<(projectId: string) => PaidOn[]> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select(['project_id', 'day', 'source'])
    .select((eb) => eb.fn.sum('amount_fen').as('amount'))
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .groupBy(['project_id', 'day', 'source'])
    .orderBy('project_id')
    .orderBy('day')
    .orderBy('source')
    .execute()
  const byProject = new Map<string, PaidOn[]>()
  for (const row of rows) {
    const paid = byProject.get(row.project_id) ?? []
    paid.push({
      on: Day.parse(row.day),
      source: Source.parse(row.source),
      amount: Fen.parse(Number(row.amount)),
    })
    byProject.set(row.project_id, paid)
  }
  return (projectId) => byProject.get(projectId) ?? []
}

/** What was paid out of a project, by use; reversed payments do not count. */
export async function paidByUse(db: Db, scope: Scope, projectId: string): Promise<PaidForUse[]> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select('use_id')
    .select((eb) => eb.fn.sum('amount_fen').as('amount'))
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .groupBy('use_id')
    .orderBy('use_id')
    .execute()
  return rows.map((row) => ({
    useId: UseId.nullable().parse(row.use_id),
    amount: Fen.parse(Number(row.amount)),
  }))
}

/** What proves a project's payments: each ledger batch once for every source and use in it, and every live payment entered by hand. */
export async function paidProofs(db: Db, scope: Scope, projectId: string): Promise<PaidProof[]> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select((eb) => [
      eb.fn.coalesce('batch_id', 'id').as('proof'),
      eb.fn.min('day').as('first'),
      'source',
      'use_id',
    ])
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .groupBy(['proof', 'source', 'use_id'])
    .orderBy('proof')
    .orderBy('source')
    .orderBy('use_id')
    .execute()
  return rows.map((row) => ({
    id: row.proof,
    from: Day.parse(row.first),
    source: Source.parse(row.source),
    useId: UseId.nullable().parse(row.use_id),
  }))
}

/** One payment. @throws Refusal `budget.no-such-payment` when it does not exist or is outside the scope */
export async function getPayment(db: Db, scope: Scope, paymentId: string): Promise<Payment> {
  const row = await sql(db)
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', paymentId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('budget.no-such-payment', { id: paymentId })
  return toPayment(row)
}

/** Some payments of a project. @throws Refusal `budget.no-such-payment` when one of them is not there */
export async function paymentsById(
  db: Db,
  scope: Scope,
  projectId: string,
  ids: readonly string[],
): Promise<Payment[]> {
  const rows = await sql(db)
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('id')
    .execute()
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) throw new Refusal('budget.no-such-payment', { id: missing })
  return rows.map(toPayment)
}

/** Those of some dedupe keys that live payments of the project already have. */
export async function keysTaken(
  db: Db,
  scope: Scope,
  projectId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select('dedupe_key')
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .where('dedupe_key', '=', anyOf(keys))
    .execute()
  return new Set(rows.map((row) => row.dedupe_key))
}

/** Adds payments, any number of them. A dedupe key that a live payment of the project has is a bug in the caller and an error here. */
export async function addPayments(tx: Tx, payments: readonly Payment[]): Promise<void> {
  for (let from = 0; from < payments.length; from += ROWS_A_STATEMENT)
    await sql(tx)
      .insertInto('payment')
      .values(payments.slice(from, from + ROWS_A_STATEMENT).map(toRow))
      .execute()
}

/** Writes the payment if nobody changed it since it was read. @throws Refusal `kernel.stale` when somebody was first */
export async function savePayment(tx: Tx, payment: Payment): Promise<Payment> {
  const { id, ...columns } = toRow({ ...payment, version: payment.version + 1 })
  const row = await sql(tx)
    .updateTable('payment')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', payment.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id })
  return { ...payment, version: payment.version + 1 }
}

/** Marks every live payment of a ledger batch as reversed, and returns how many there were. */
export async function reverseBatch(
  tx: Tx,
  scope: Scope,
  batchId: string,
  reversed: Removed,
): Promise<number> {
  const result = await sql(tx)
    .updateTable('payment')
    .set((eb) => ({
      reversed_at: new Date(reversed.at),
      reversed_by: reversed.by,
      reversed_why: reversed.why,
      version: eb('version', '+', 1),
    }))
    .where('batch_id', '=', batchId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

const toRow = (p: Payment): Insertable<PaymentRow> => ({
  id: p.id,
  unit_id: p.unitId,
  project_id: p.projectId,
  use_id: p.useId,
  day: p.on,
  amount_fen: p.amount,
  source: p.source,
  payee: p.payee,
  payee_account: p.payeeAccount,
  payee_bank: p.payeeBank,
  contract: p.contract,
  purpose: p.purpose,
  voucher: p.voucher,
  person_uses: p.people.uses,
  person_applies: p.people.applies,
  person_carries_out: p.people.carriesOut,
  person_evaluates: p.people.evaluates,
  batch_id: p.batchId,
  dedupe_key: p.dedupeKey,
  reversed_at: p.reversed ? new Date(p.reversed.at) : null,
  reversed_by: p.reversed?.by ?? null,
  reversed_why: p.reversed?.why ?? null,
  created_at: new Date(p.createdAt),
  version: p.version,
})

/** A row of `payment` as the record it holds. */
export const toPayment = (row: Selectable<PaymentRow>): Payment =>
  Payment.parse({
    id: row.id,
    unitId: row.unit_id,
    projectId: row.project_id,
    useId: row.use_id,
    on: row.day,
    amount: Number(row.amount_fen),
    source: row.source,
    payee: row.payee,
    payeeAccount: row.payee_account,
    payeeBank: row.payee_bank,
    contract: row.contract,
    purpose: row.purpose,
    voucher: row.voucher,
    people: {
      uses: row.person_uses,
      applies: row.person_applies,
      carriesOut: row.person_carries_out,
      evaluates: row.person_evaluates,
    },
    batchId: row.batch_id,
    dedupeKey: row.dedupe_key,
    reversed:
      row.reversed_at === null
        ? null
        : { at: row.reversed_at.getTime(), by: row.reversed_by, why: row.reversed_why },
    createdAt: row.created_at.getTime(),
    version: row.version,
  })

/** Uses of a project that live payments name. */
export async function usesPaid(db: Db, scope: Scope, projectId: string): Promise<Set<string>> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select('use_id')
    .distinct()
    .where('project_id', '=', projectId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('use_id', 'is not', null)
    .execute()
  return new Set(rows.flatMap((row) => (row.use_id === null ? [] : [row.use_id])))
}
