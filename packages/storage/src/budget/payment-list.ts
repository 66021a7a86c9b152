import type { Payment } from '@rongheng/core/budget/payment'
import type { Source } from '@rongheng/core/budget/source'
import type { Scope } from '@rongheng/core/identity/scope'
import { Fen } from '@rongheng/core/kernel/money'
import { type ExpressionBuilder, sql as raw } from 'kysely'
import type { Db } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { Tables } from '../tables.ts'
import { toPayment } from './payments.ts'

/** What a list of payments is narrowed to, and which page of it is wanted. */
export type PaymentFilter = {
  readonly projectId: string
  readonly text?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly source?: Source | undefined
  /** A use's id, or `none`. */
  readonly use?: string | undefined
  readonly batchId?: string | undefined
  readonly incomplete?: boolean | undefined
  readonly state: 'live' | 'reversed' | 'all'
  readonly page: number
  readonly size: number
}

/** One page of a project's payments, newest first, with count and sums of all that the filter finds. */
export async function findPayments(
  db: Db,
  scope: Scope,
  filter: PaymentFilter,
): Promise<{ items: Payment[]; count: number; sum: Fen; refunds: Fen }> {
  const matching = sql(db)
    .selectFrom('payment')
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where((eb) => eb.and(conditions(eb, filter)))
  const totals = await matching
    .select((eb) => [
      eb.fn.countAll().as('count'),
      eb.fn.coalesce(eb.fn.sum('amount_fen'), raw<number>`0`).as('sum'),
      eb.fn.coalesce(eb.fn.sum('amount_fen').filterWhere('amount_fen', '<', 0), raw<number>`0`).as('refunds'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  return {
    items: rows.map(toPayment),
    count: Number(totals.count),
    sum: Fen.parse(Number(totals.sum)),
    refunds: Fen.parse(Number(totals.refunds)),
  }
}

/** How many live payments a project has, how many of them do not say everything, and what went to each use. */
export async function paymentSummary(
  db: Db,
  scope: Scope,
  projectIds: readonly string[],
): Promise<{ projectId: string; useId: string | null; count: number; incomplete: number; amount: Fen }[]> {
  const rows = await sql(db)
    .selectFrom('payment')
    .select(['project_id', 'use_id'])
    .select((eb) => [
      eb.fn.countAll().as('count'),
      eb.fn
        .countAll()
        .filterWhere((f) => f.or(gaps(f)))
        .as('incomplete'),
      eb.fn.sum('amount_fen').as('amount'),
    ])
    .where('project_id', '=', anyOf(projectIds))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where('reversed_at', 'is', null)
    .groupBy(['project_id', 'use_id'])
    .orderBy('project_id')
    .orderBy('use_id')
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    useId: row.use_id,
    count: Number(row.count),
    incomplete: Number(row.incomplete),
    amount: Fen.parse(Number(row.amount)),
  }))
}

type Eb = ExpressionBuilder<Tables, 'payment'>

function conditions(eb: Eb, filter: PaymentFilter) {
  const all = [eb('project_id', '=', filter.projectId)]
  if (filter.state !== 'all')
    all.push(filter.state === 'live' ? eb('reversed_at', 'is', null) : eb('reversed_at', 'is not', null))
  if (filter.from !== undefined) all.push(eb('day', '>=', filter.from))
  if (filter.to !== undefined) all.push(eb('day', '<=', filter.to))
  if (filter.source !== undefined) all.push(eb('source', '=', filter.source))
  if (filter.use !== undefined)
    all.push(filter.use === 'none' ? eb('use_id', 'is', null) : eb('use_id', '=', filter.use))
  if (filter.batchId !== undefined) all.push(eb('batch_id', '=', filter.batchId))
  if (filter.incomplete === true) all.push(eb.or(gaps(eb)))
  if (filter.text !== undefined && filter.text !== '') {
    const part = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    all.push(eb.or((['payee', 'purpose', 'contract', 'voucher'] as const).map((c) => eb(c, 'ilike', part))))
  }
  return all
}

// The columns of core's missingParts.
const gaps = (eb: Eb) =>
  (
    [
      'use_id',
      'payee',
      'contract',
      'purpose',
      'voucher',
      'person_uses',
      'person_applies',
      'person_carries_out',
      'person_evaluates',
    ] as const
  ).map((column) => eb(column, 'is', null))
