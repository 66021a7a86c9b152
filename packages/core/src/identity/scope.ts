import type { Permission } from './permissions.ts'
import { permissionsOf } from './permissions.ts'
import type { Role } from './roles.ts'

/** A role held at a unit; it reaches that unit and everything below it, never up or sideways. */
export type Grant = { readonly unitId: string; readonly role: Role }

/** One unit of the tree, as far as reach needs it. */
export type UnitNode = { readonly id: string; readonly parentId: string | null }

/** The units within which a query may look. Every scoped query of storage asks for one; outside it a record does not exist. */
export type Scope = { readonly unitIds: readonly string[] }

/** Who is acting. `permissions` says in which units each permission holds. */
export type Actor = {
  /** A user id, `os:<name>` on the command line, `job:<name>` in a job. */
  readonly id: string
  readonly name: string
  readonly grants: readonly Grant[]
  readonly permissions: ReadonlyMap<Permission, Scope>
}

/** The permissions that grants give, each with the units it reaches down to. */
export function reach(grants: readonly Grant[], units: readonly UnitNode[]): Map<Permission, Scope> {
  const children = new Map<string, string[]>()
  for (const u of units)
    if (u.parentId !== null) children.set(u.parentId, [...(children.get(u.parentId) ?? []), u.id])
  const known = new Set(units.map((u) => u.id))
  const below = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap(below)]
  const found = new Map<Permission, Set<string>>()
  for (const grant of grants) {
    if (!known.has(grant.unitId)) continue
    for (const permission of permissionsOf[grant.role]) {
      const unitIds = found.get(permission) ?? new Set<string>()
      for (const id of below(grant.unitId)) unitIds.add(id)
      found.set(permission, unitIds)
    }
  }
  return new Map([...found].map(([permission, unitIds]) => [permission, { unitIds: [...unitIds].sort() }]))
}
