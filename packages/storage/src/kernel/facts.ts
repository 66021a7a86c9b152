import { Fact } from '@rongheng/core/kernel/fact'
import { fromScaled, scaled, type Decimal } from '@rongheng/core/kernel/decimal'
import type { Scope } from '@rongheng/core/identity/scope'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { FactRow } from './tables.ts'

/** The facts in force about some subjects, oldest period first. A fact that another one replaces is left out. */
export async function listFacts(db: Db, scope: Scope, subjects: readonly string[]): Promise<Fact[]> {
  const rows = await sql(db)
    .selectFrom('fact')
    .selectAll()
    .where('subject', '=', anyOf(subjects))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('fact as newer').select('newer.id').whereRef('newer.replaces', '=', 'fact.id'),
        ),
      ),
    )
    .orderBy('period')
    .orderBy('metric')
    .orderBy('id')
    .execute()
  return rows.map(toFact)
}

/** Facts by their ids, replaced ones too: what a signed report stood on. */
export async function factsById(db: Db, scope: Scope, ids: readonly string[]): Promise<Fact[]> {
  const rows = await sql(db)
    .selectFrom('fact')
    .selectAll()
    .where('id', '=', anyOf(ids))
    .where('unit_id', '=', anyOf(scope.unitIds))
    .execute()
  return rows.map(toFact)
}

/** Every fact there ever was about one metric, subject and period, newest first. */
export async function factHistory(
  db: Db,
  scope: Scope,
  of: Pick<Fact, 'metric' | 'subject' | 'period'>,
): Promise<Fact[]> {
  const rows = await sql(db)
    .selectFrom('fact')
    .selectAll()
    .where('metric', '=', of.metric)
    .where('subject', '=', of.subject)
    .where('period', '=', of.period)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toFact)
}

/** Appends a fact. There is no update and no delete: a correction names the fact it replaces. */
export async function appendFact(tx: Tx, f: Fact): Promise<void> {
  await sql(tx)
    .insertInto('fact')
    .values({
      id: f.id,
      unit_id: f.unitId,
      metric: f.metric,
      subject: f.subject,
      period: f.period,
      value: f.value,
      why: f.why,
      unit: f.unit,
      evidence: f.evidence,
      recorded_at: new Date(f.recordedAt),
      recorded_by: f.recordedBy,
      replaces: f.replaces,
    })
    .execute()
}

function toFact(row: FactRow): Fact {
  return Fact.parse({
    id: row.id,
    unitId: row.unit_id,
    metric: row.metric,
    subject: row.subject,
    period: row.period,
    value: row.value === null ? null : fromScaled(scaled(row.value as Decimal)),
    why: row.why,
    unit: row.unit,
    evidence: row.evidence,
    recordedAt: row.recorded_at.getTime(),
    recordedBy: row.recorded_by,
    replaces: row.replaces,
  })
}
