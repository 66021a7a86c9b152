import { z } from 'zod'
import { RuleHead, type RuleKind, type Rulebook } from '../kernel/rulebook.ts'
import type { Instant } from '../kernel/time.ts'
import { adminRoles, type Role } from './roles.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The numbers of sign-in and audit, as data. Each has a floor: a center's own file may tighten, not loosen. @source docs/rules/mlps.md */
export const PolicyProfile = RuleHead.extend({
  password: z.object({
    minLength: z.int().min(8),
    adminMinLength: z.int().min(12),
    /** Long pass phrases must be possible. */
    maxLength: z.int().min(64).max(1024),
    /** How many of: lower case, upper case, digits, anything else. */
    classes: z.int().min(1).max(4),
    history: z.int().min(0).max(24),
    maxAgeDays: z.int().min(1),
    oneTimeHours: z.int().min(1),
  }),
  lockout: z.object({
    failures: z.int().min(3).max(10),
    minutes: z.int().min(10),
    /** Failures on all accounts together from one address. Room for a whole office behind one address, not for a list of names. */
    addressFailures: z.int().min(10).max(200).default(50),
  }),
  session: z.object({
    idleMinutes: z.int().min(1).max(60),
    adminIdleMinutes: z.int().min(1).max(30),
    absoluteHours: z.int().min(1).max(24),
  }),
  account: z.object({ dormantDays: z.int().min(1) }),
  audit: z.object({ retentionDays: z.int().min(200) }),
  deviations: z.array(z.string()),
})
export type PolicyProfile = z.infer<typeof PolicyProfile>

/** The folder of policy profiles. */
export const policyKind = { folder: 'policy', schema: PolicyProfile } satisfies RuleKind

/** A list of passwords that are too common, one a line, lower case. */
export const weakPasswordKind = {
  folder: 'weak-passwords',
  schema: RuleHead.extend({ passwords: z.string() }),
} satisfies RuleKind

/** The profile in force: the center's own when there is one, the shipped one otherwise. */
export function policyOf(rulebook: Rulebook): PolicyProfile {
  const files = rulebook.list(policyKind)
  const chosen = files.find((f) => f.origin === 'local') ?? files[0]
  if (!chosen) throw new Error('the rulebook holds no policy profile')
  return chosen.rule
}

/** Whether somebody with these roles is one of the three administrators, for whom stricter numbers hold. */
export const isAdmin = (held: readonly Role[]): boolean =>
  held.some((r) => (adminRoles as readonly Role[]).includes(r))

/** A session as far as its end is concerned. */
export type SessionSpan = { readonly startedAt: Instant; readonly seenAt: Instant }

/** Why a session is over: nothing done for too long, or too old; null while it is good. */
export function sessionOver(
  policy: PolicyProfile,
  session: SessionSpan,
  admin: boolean,
  now: Instant,
): 'idle' | 'too-old' | null {
  const idle = admin ? policy.session.adminIdleMinutes : policy.session.idleMinutes
  if (now - session.seenAt >= idle * MINUTE) return 'idle'
  if (now - session.startedAt >= policy.session.absoluteHours * HOUR) return 'too-old'
  return null
}

/** From when on a failed sign-in still counts. */
export const failuresCountFrom = (policy: PolicyProfile, now: Instant): Instant =>
  (now - policy.lockout.minutes * MINUTE) as Instant

/** Until when sign-in is locked after these recent failures of one account from one address; null when it is open. */
export const lockedUntil = (
  policy: PolicyProfile,
  failures: readonly Instant[],
  now: Instant,
): Instant | null => lockedAfter(policy.lockout.failures, policy, failures, now)

/** Until when nobody signs in from an address, after these recent failures there on whatever account; null when it is open. */
export const addressLockedUntil = (
  policy: PolicyProfile,
  failures: readonly Instant[],
  now: Instant,
): Instant | null => lockedAfter(policy.lockout.addressFailures, policy, failures, now)

function lockedAfter(
  limit: number,
  policy: PolicyProfile,
  failures: readonly Instant[],
  now: Instant,
): Instant | null {
  const recent = failures.filter((at) => at > failuresCountFrom(policy, now)).sort((a, b) => b - a)
  const last = recent[0]
  if (last === undefined || recent.length < limit) return null
  return (last + policy.lockout.minutes * MINUTE) as Instant
}

/** Until when a one-time password made now can be used. */
export const oneTimeUntil = (policy: PolicyProfile, now: Instant): Instant =>
  (now + policy.password.oneTimeHours * HOUR) as Instant

/** The moment a password stops being good enough to go on with. */
export const passwordExpires = (policy: PolicyProfile, setAt: Instant): Instant =>
  (setAt + policy.password.maxAgeDays * DAY) as Instant

/** Whether an account slept so long that it is frozen; `activeSince` is its last visit, or its making or unlocking. */
export const isDormant = (policy: PolicyProfile, activeSince: Instant, now: Instant): boolean =>
  now - activeSince >= policy.account.dormantDays * DAY
