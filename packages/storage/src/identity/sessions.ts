import type { Instant } from '@rongheng/core/kernel/time'
import { sql as raw } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** A session that has not ended. */
export type OpenSession = {
  readonly id: string
  readonly userId: string
  readonly startedAt: Instant
  readonly seenAt: Instant
}

/** The open session of a token's hash; null when there is none. */
export async function openSession(db: Db, tokenHash: string): Promise<OpenSession | null> {
  const row = await sql(db)
    .selectFrom('session')
    .select(['id', 'user_id', 'started_at', 'seen_at'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    userId: row.user_id,
    startedAt: row.started_at.getTime() as Instant,
    seenAt: row.seen_at.getTime() as Instant,
  }
}

/** Opens a session. */
export async function addSession(
  tx: Tx,
  session: {
    id: string
    unitId: string
    userId: string
    tokenHash: string
    at: Instant
    ip: string
    agent: string
  },
): Promise<void> {
  await sql(tx)
    .insertInto('session')
    .values({
      id: session.id,
      unit_id: session.unitId,
      user_id: session.userId,
      token_hash: session.tokenHash,
      started_at: new Date(session.at),
      seen_at: new Date(session.at),
      ip: session.ip,
      agent: session.agent.slice(0, 300),
      ended_at: null,
      end_reason: null,
    })
    .execute()
}

/** Notes that a session was used. */
export async function noteSeen(db: Db, sessionId: string, at: Instant): Promise<void> {
  await sql(db)
    .updateTable('session')
    .set({ seen_at: new Date(at) })
    .where('id', '=', sessionId)
    .where('seen_at', '<', new Date(at))
    .execute()
}

/** Ends one session. */
export async function endSession(db: Db, sessionId: string, reason: string, at: Instant): Promise<void> {
  await sql(db)
    .updateTable('session')
    .set({ ended_at: new Date(at), end_reason: reason })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a user, but for one when it is named. @returns how many were ended */
export async function endSessionsOf(
  tx: Tx,
  userId: string,
  reason: string,
  at: Instant,
  but?: string,
): Promise<number> {
  const ended = await sql(tx)
    .updateTable('session')
    .set({ ended_at: new Date(at), end_reason: reason })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('id', '!=', but ?? '')
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Attempts from one address that failed or still run: on one account, and on all. */
export type EarlierAttempts = {
  readonly ofAccount: readonly Instant[]
  readonly ofAddress: readonly Instant[]
}

/**
 * Counts an attempt to sign in before its password is looked at, so that many at once cannot slip past the limit.
 *
 * @returns the moments of earlier attempts since `from` that failed or still run, on this account and on any account from this
 *   address; the new one is added only when `allow` says so
 */
export async function countAttempt(
  tx: Tx,
  attempt: { userName: string; ip: string; at: Instant; from: Instant },
  allow: (earlier: EarlierAttempts) => boolean,
): Promise<EarlierAttempts> {
  const { userName, ip, at, from } = attempt
  await raw`select pg_advisory_xact_lock(hashtextextended(${ip}, 0))`.execute(sql(tx))
  const rows = await sql(tx)
    .selectFrom('failed_sign_in')
    .select(['user_name', 'at'])
    .where('ip', '=', ip)
    .where('at', '>', new Date(from))
    .orderBy('at', 'desc')
    .limit(1000)
    .execute()
  const moments = (found: typeof rows) => found.map((row) => row.at.getTime() as Instant)
  const earlier = {
    ofAccount: moments(rows.filter((row) => row.user_name === userName)),
    ofAddress: moments(rows),
  }
  if (allow(earlier))
    await sql(tx)
      .insertInto('failed_sign_in')
      .values({ user_name: userName, ip, at: new Date(at) })
      .execute()
  return earlier
}

/** Forgets failed attempts on an account: all of them, or those from one address. */
export async function forgetAttempts(tx: Tx, userName: string, ip?: string): Promise<void> {
  let query = sql(tx).deleteFrom('failed_sign_in').where('user_name', '=', userName)
  if (ip !== undefined) query = query.where('ip', '=', ip)
  await query.execute()
}

/** Drops attempts that no longer count and sessions that ended long ago; the audit keeps what happened. */
export async function dropOld(tx: Tx, attemptsBefore: Instant, sessionsBefore: Instant): Promise<void> {
  await sql(tx).deleteFrom('failed_sign_in').where('at', '<', new Date(attemptsBefore)).execute()
  await sql(tx).deleteFrom('session').where('ended_at', '<', new Date(sessionsBefore)).execute()
}
