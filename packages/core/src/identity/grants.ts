import { rolesClash } from './roles.ts'
import type { Scope } from './scope.ts'
import type { GrantLine } from './user.ts'

/** A change of somebody's grants, and who makes it. */
export type GrantChange = {
  readonly before: readonly GrantLine[]
  readonly after: readonly GrantLine[]
  /** Where the asker may grant. */
  readonly scope: Scope
  /** Whether the asker is the person concerned. */
  readonly own: boolean
}

/**
 * Why grants may not be changed like this; null when they may. Grants that stay as they are need no right over their unit.
 *
 * @source docs/rules/mlps.md#admin-separation
 */
export function whyNotGrant(change: GrantChange): string | null {
  if (change.own) return 'identity.own-grant'
  if (rolesClash(change.after.map((g) => g.role))) return 'identity.roles-clash'
  const outside = changed(change.before, change.after).some((g) => !change.scope.unitIds.includes(g.unitId))
  return outside ? 'identity.no-such-unit' : null
}

const key = (g: GrantLine) => `${g.role} ${g.unitId}`

/** The grants that one list has and the other has not. */
export function changed(before: readonly GrantLine[], after: readonly GrantLine[]): GrantLine[] {
  const had = new Set(before.map(key))
  const has = new Set(after.map(key))
  return [...before.filter((g) => !has.has(key(g))), ...after.filter((g) => !had.has(key(g)))]
}

/** The same grants without repeats, in a fixed order. */
export const tidyGrants = (grants: readonly GrantLine[]): GrantLine[] =>
  [...new Map(grants.map((g) => [key(g), g])).values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
