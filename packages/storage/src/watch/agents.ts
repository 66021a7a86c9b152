import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { Agent, AgentReport } from '@rongheng/core/watch/agent'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { WatchAgentRow } from './agent-tables.ts'

/** The agents of some units, by name; those turned away last. */
export async function listAgents(db: Db, scope: Scope, unitId?: string): Promise<Agent[]> {
  let query = sql(db).selectFrom('watch_agent').selectAll().where('unit_id', '=', anyOf(scope.unitIds))
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  const rows = await query
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toAgent)
}

/** Holds one agent until the transaction ends. @throws Refusal `watch.no-such-agent` */
export async function lockAgent(tx: Tx, scope: Scope, agentId: string): Promise<Agent> {
  const row = await sql(tx)
    .selectFrom('watch_agent')
    .selectAll()
    .where('id', '=', agentId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('watch.no-such-agent', { id: agentId })
  return toAgent(row)
}

/** Whether a check of a unit may be given to an agent: of that unit, and not turned away. */
export async function agentOfUnit(db: Db, unitId: string, agentId: string): Promise<Agent | null> {
  const row = await sql(db)
    .selectFrom('watch_agent')
    .selectAll()
    .where('id', '=', agentId)
    .where('unit_id', '=', unitId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? toAgent(row) : null
}

/** Writes an agent that is not there yet. */
export async function addAgent(tx: Tx, agent: Agent, codeHash: string, now: Instant): Promise<void> {
  await sql(tx)
    .insertInto('watch_agent')
    .values({
      id: agent.id,
      unit_id: agent.unitId,
      created_at: new Date(now),
      code_hash: codeHash,
      token_hash: null,
      registered_at: null,
      seen_at: null,
      silent_since: null,
      skew_ms: null,
      report: null,
      spool: null,
      ...columns(agent, now),
      version: agent.version,
    })
    .execute()
}

/**
 * Writes what people change of an agent, if nobody changed it since it was read.
 *
 * @param codeHash of a new one-time code; left out, the one it has stays
 * @throws Refusal `kernel.stale`
 */
export async function saveAgent(
  tx: Tx,
  agent: Agent,
  now: Instant,
  codeHash?: string | null,
): Promise<Agent> {
  const row = await sql(tx)
    .updateTable('watch_agent')
    .set({
      ...columns(agent, now),
      ...(codeHash === undefined ? {} : { code_hash: codeHash }),
      ...(agent.revokedAt === null ? {} : { token_hash: null, code_hash: null, silent_since: null }),
      version: agent.version + 1,
    })
    .where('id', '=', agent.id)
    .where('version', '=', agent.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: agent.id })
  return toAgent(row)
}

const columns = (agent: Agent, now: Instant) => ({
  name: agent.name,
  place: agent.place,
  ranges: [...agent.reach.ranges],
  own: [...agent.reach.own],
  code_until: agent.codeUntil === null ? null : new Date(agent.codeUntil),
  revoked_at: agent.revokedAt === null ? null : new Date(agent.revokedAt),
  changed_at: new Date(now),
})

/** Changes a one-time code for a token. Null when no agent waits for this code now. */
export async function registerAgent(
  tx: Tx,
  codeHash: string,
  given: { readonly tokenHash: string; readonly now: Instant },
): Promise<Agent | null> {
  const now = new Date(given.now)
  const row = await sql(tx)
    .updateTable('watch_agent')
    .set((eb) => ({
      code_hash: null,
      code_until: null,
      token_hash: given.tokenHash,
      registered_at: now,
      seen_at: now,
      spool: null,
      kept_seq: 0,
      report: null,
      version: eb('version', '+', 1),
    }))
    .where('code_hash', '=', codeHash)
    .where('code_until', '>', now)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ? toAgent(row) : null
}

/** The agent that a token belongs to; null for none, and for one that was turned away. */
export async function agentByToken(db: Db, tokenHash: string): Promise<Agent | null> {
  const row = await sql(db)
    .selectFrom('watch_agent')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? toAgent(row) : null
}

/** Where an agent stands in what it sends. */
export type AgentProgress = {
  readonly spool: string | null
  readonly kept: number
  readonly silentSince: Instant | null
}

/** Holds an agent while a batch of it is taken. Null when it was turned away meanwhile. */
export async function lockProgress(tx: Tx, agentId: string): Promise<AgentProgress | null> {
  const row = await sql(tx)
    .selectFrom('watch_agent')
    .select(['spool', 'kept_seq', 'silent_since'])
    .where('id', '=', agentId)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  return {
    spool: row.spool,
    kept: Number(row.kept_seq),
    silentSince: row.silent_since === null ? null : (row.silent_since.getTime() as Instant),
  }
}

/** Notes what an agent told of itself, and up to where its records are kept. */
export async function noteHeard(
  tx: Tx,
  agentId: string,
  heard: {
    readonly now: Instant
    readonly spool: string
    readonly kept: number
    readonly skewMs: number
    readonly report: AgentReport
  },
): Promise<void> {
  await sql(tx)
    .updateTable('watch_agent')
    .set({
      seen_at: new Date(heard.now),
      silent_since: null,
      spool: heard.spool,
      kept_seq: heard.kept,
      skew_ms: heard.skewMs,
      report: JSON.stringify(heard.report),
    })
    .where('id', '=', agentId)
    .execute()
}

/** Marks the agents that were last heard before a moment as silent. @returns those that were not before */
export async function markSilent(tx: Tx, before: Instant, now: Instant): Promise<Agent[]> {
  const rows = await sql(tx)
    .updateTable('watch_agent')
    .set({ silent_since: new Date(now) })
    .where('seen_at', '<', new Date(before))
    .where('silent_since', 'is', null)
    .where('revoked_at', 'is', null)
    .returningAll()
    .execute()
  return rows.map(toAgent)
}

/** Whether any agent would be marked: asked often, and nearly always in vain. */
export async function anySilent(db: Db, before: Instant): Promise<boolean> {
  const row = await sql(db)
    .selectFrom('watch_agent')
    .select('id')
    .where('seen_at', '<', new Date(before))
    .where('silent_since', 'is', null)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const moment = (at: Date | null): Instant | null => (at === null ? null : (at.getTime() as Instant))

const toAgent = (row: Selectable<WatchAgentRow>): Agent =>
  Agent.parse({
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    place: row.place,
    reach: { ranges: row.ranges, own: row.own },
    codeUntil: moment(row.code_until),
    registeredAt: moment(row.registered_at),
    seenAt: moment(row.seen_at),
    skewMs: row.skew_ms,
    report: row.report === null ? null : AgentReport.parse(row.report),
    revokedAt: moment(row.revoked_at),
    version: row.version,
  })
