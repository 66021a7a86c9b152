import { isAdmin, passwordExpires, policyOf, sessionOver } from '@rongheng/core/identity/policy'
import { reach, type Actor } from '@rongheng/core/identity/scope'
import type { Account } from '@rongheng/core/identity/account'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { accountBy } from '@rongheng/storage/identity/accounts'
import { endSession, noteSeen, openSession } from '@rongheng/storage/identity/sessions'
import { unitTree } from '@rongheng/storage/identity/units'
import { sm3 } from '../sm3.ts'

// Writing "seen" on each request would make every read a write; half a minute is fine against limits of 15.
const SEEN_EVERY_MS = 30_000

/** Somebody with an open session. */
export type SessionHolder = {
  readonly actor: Actor
  readonly mustChange: boolean
  readonly sessionId: string
}

/**
 * Who holds the session of this token; null when it is unknown, over, or its account no longer active. Ends what is over.
 *
 * @param attended false when the page asked by itself while nobody was at it: that does not put off the idle end
 */
export async function holderOf(
  db: Db,
  rulebook: Rulebook,
  token: string,
  now: Instant,
  attended = true,
): Promise<SessionHolder | null> {
  const session = await openSession(db, sm3(token))
  if (!session) return null
  const account = await accountBy(db, { userId: session.userId })
  if (!account || account.state !== 'active') return null
  const policy = policyOf(rulebook)
  const over = sessionOver(policy, session, isAdmin(account.grants.map((g) => g.role)), now)
  if (over) {
    await endSession(db, session.id, over, now)
    return null
  }
  if (attended && now - session.seenAt >= SEEN_EVERY_MS) await noteSeen(db, session.id, now)
  return {
    actor: await actorOf(db, account),
    mustChange: account.mustChange || passwordExpires(policy, account.passwordSetAt) <= now,
    sessionId: session.id,
  }
}

/** An account as one who acts. */
export async function actorOf(db: Db, account: Account): Promise<Actor> {
  const { id, name, grants } = account
  return { id, name, grants, permissions: reach(grants, await unitTree(db)) }
}
