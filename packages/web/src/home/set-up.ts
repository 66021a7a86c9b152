import { adminRoles, type Role } from '@rongheng/core/identity/roles'
import type { Unit } from '@rongheng/core/identity/unit'
import type { User } from '@rongheng/core/identity/user'

/** One step by which a new center gets going, and which administrator takes it. */
export type SetUpStep = {
  readonly key: 'unit' | 'security' | 'accounts' | 'audit' | 'roles'
  readonly by: 'system-admin' | 'security-admin'
  readonly done: boolean
}

// What the first start calls the top unit: as long as it is called so, nobody has said who they are.
const UNNAMED = '本单位'

/** The first steps in the order in which they can be taken. The example's units and people do not count. */
export function setUpSteps(seen: {
  readonly units: readonly Unit[]
  readonly users: readonly User[]
  readonly securityAdmins: number
}): SetUpStep[] {
  const users = seen.users.filter((user) => user.state !== 'disabled' && !user.isExample)
  const holds = (wanted: (role: Role) => boolean) =>
    users.some((user) => user.grants.some((grant) => wanted(grant.role)))
  const isAdminRole = (role: Role) => (adminRoles as readonly Role[]).includes(role)
  const others = users.filter((user) => !user.grants.some((grant) => isAdminRole(grant.role)))
  const auditor = holds((role) => role === 'audit-admin')
  return [
    { key: 'unit', by: 'system-admin', done: !seen.units.some((u) => !u.isExample && u.name === UNNAMED) },
    { key: 'security', by: 'system-admin', done: seen.securityAdmins > 0 },
    // One account is to become the audit administrator's, so before that it takes two.
    { key: 'accounts', by: 'system-admin', done: others.length > (auditor ? 0 : 1) },
    { key: 'audit', by: 'security-admin', done: auditor },
    { key: 'roles', by: 'security-admin', done: holds((role) => !isAdminRole(role)) },
  ]
}
