import { publicUser } from '@rongheng/core/identity/account'
import type { User } from '@rongheng/core/identity/user'
import { listAccounts, othersInRole } from '@rongheng/storage/identity/accounts'
import { scopeOf, type Ctx } from '../ctx.ts'

/** The accounts within reach, and how many security administrators there are: without one, nobody can grant a role. */
export async function listUsers(ctx: Ctx): Promise<{ users: User[]; securityAdmins: number }> {
  const accounts = await listAccounts(ctx.db, scopeOf(ctx, 'user.read'))
  return { users: accounts.map(publicUser), securityAdmins: await othersInRole(ctx.db, 'security-admin', '') }
}
