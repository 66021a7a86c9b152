import { z } from 'zod'
import { Instant } from '../kernel/time.ts'
import { User } from './user.ts'

/** A user together with what only sign-in may know. Never leaves the server: no endpoint answers with it. */
export const Account = User.extend({
  passwordHash: z.string(),
  passwordSetAt: Instant,
  /** Until when the one-time password may be used; null once the person has set one. */
  oneTimeUntil: Instant.nullable(),
  /** Made, unlocked or last visited: from here the 90 days of sleep are counted. */
  activeSince: Instant,
  previousVisitAt: Instant.nullable(),
})
export type Account = z.infer<typeof Account>

/** What may be shown of an account, and hashed into the audit. */
export const publicUser = (account: Account): User => User.parse(account)
