import { permissionsOf, type Permission } from '@rongheng/core/identity/permissions'
import type { Actor } from '@rongheng/core/identity/scope'
import type { Db } from '@rongheng/storage/db'
import { unitTree } from '@rongheng/storage/identity/units'

/** Somebody who may do everything in all units: a job, or whoever the operating system lets at the control socket. */
export async function actorEverywhere(db: Db, id: string, name: string): Promise<Actor> {
  const scope = { unitIds: (await unitTree(db)).map((unit) => unit.id) }
  const every = new Set(Object.values(permissionsOf).flat() as Permission[])
  return { id, name, grants: [], permissions: new Map([...every].map((permission) => [permission, scope])) }
}
