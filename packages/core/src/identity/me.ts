import { z } from 'zod'
import { Instant } from '../kernel/time.ts'
import { GrantLine } from './user.ts'

/** The person in front of the screen: who they are, what they may do where, and whether their password must be changed first. */
export const Me = z.object({
  id: z.string(),
  userName: z.string(),
  name: z.string(),
  grants: z.array(GrantLine),
  /** Permission → the units it holds in. The server decides by the same list again. */
  permissions: z.record(z.string(), z.array(z.string())),
  /** The units within reach, with their names, parents before children. */
  units: z.array(z.object({ id: z.string(), parentId: z.string().nullable(), name: z.string() })),
  mustChangePassword: z.boolean(),
  /** Whether it must be changed because it is too old, not because it was for one time. */
  passwordExpired: z.boolean(),
  passwordExpiresAt: Instant.nullable(),
  /** The visit before this one; null at the first. */
  previousVisitAt: Instant.nullable(),
  /** What a new password needs, for the hint beside the field. */
  passwordRule: z.object({ minLength: z.int(), classes: z.int(), history: z.int() }),
})
export type Me = z.infer<typeof Me>
