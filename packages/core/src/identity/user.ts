import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { Instant } from '../kernel/time.ts'
import { Role } from './roles.ts'
import { UnitId } from './unit.ts'

export const UserId = id('usr')
export type UserId = z.infer<typeof UserId>

/** What one signs in with: letters, digits and . _ - ; compared without case. */
export const UserName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/, 'field.user-name')
export type UserName = z.infer<typeof UserName>

/** `active`; `disabled` by an administrator (left the unit); `frozen` after too long without a visit, until an administrator unlocks. */
export const UserState = z.enum(['active', 'disabled', 'frozen'])
export type UserState = z.infer<typeof UserState>

/** A role somebody holds at a unit. */
export const GrantLine = z.object({ unitId: UnitId, role: Role })
export type GrantLine = z.infer<typeof GrantLine>

/** A person with an account, without anything secret. */
export const User = z.object({
  id: UserId,
  /** The unit that keeps the account. Grants may lie elsewhere. */
  unitId: UnitId,
  userName: UserName,
  name: z.string().trim().min(1).max(40),
  state: UserState,
  grants: z.array(GrantLine),
  /** True until the one-time password has been replaced. */
  mustChange: z.boolean(),
  lastVisitAt: Instant.nullable(),
  createdAt: Instant,
  /** Belongs to the example center and leaves with it. */
  isExample: z.boolean(),
  version: z.int(),
})
export type User = z.infer<typeof User>
