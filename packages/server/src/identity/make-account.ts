import type { Account } from '@rongheng/core/identity/account'
import { publicUser } from '@rongheng/core/identity/account'
import { oneTimeUntil, policyOf } from '@rongheng/core/identity/policy'
import { rolesClash } from '@rongheng/core/identity/roles'
import { tidyGrants } from '@rongheng/core/identity/grants'
import type { GrantLine, User } from '@rongheng/core/identity/user'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Tx } from '@rongheng/storage/db'
import { addAccount } from '@rongheng/storage/identity/accounts'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { hashPassword, newOneTimePassword } from './password-hash.ts'

/** An account to be made. */
export type NewAccount = {
  /** Made when left out; the example's people have fixed ones. */
  readonly id?: string
  readonly unitId: string
  readonly userName: string
  readonly name: string
  readonly grants: readonly GrantLine[]
  readonly isExample?: boolean
}

/**
 * Makes an account with a one-time password that nobody keeps. Asks no permission: its callers did.
 *
 * @throws Refusal `identity.roles-clash`, `identity.name-taken`
 */
export async function makeAccount(
  tx: Tx,
  ctx: Ctx,
  made: NewAccount,
): Promise<{ user: User; oneTimePassword: string }> {
  const grants = tidyGrants(made.grants)
  if (rolesClash(grants.map((g) => g.role))) throw new Refusal('identity.roles-clash')
  const oneTimePassword = newOneTimePassword()
  const account: Account = {
    id: (made.id ?? ctx.newId('usr')) as Account['id'],
    unitId: made.unitId as Account['unitId'],
    userName: made.userName.toLowerCase(),
    name: made.name,
    state: 'active',
    grants,
    mustChange: true,
    lastVisitAt: null,
    previousVisitAt: null,
    createdAt: ctx.now,
    activeSince: ctx.now,
    isExample: made.isExample ?? false,
    version: 1,
    passwordHash: await hashPassword(oneTimePassword),
    passwordSetAt: ctx.now,
    oneTimeUntil: oneTimeUntil(policyOf(ctx.ports.rulebook), ctx.now),
  }
  await addAccount(tx, account, ctx.actor.id)
  const user = publicUser(account)
  await audit(tx, ctx, { action: 'user.add', unitId: user.unitId, subjectId: user.id, after: user })
  return { user, oneTimePassword }
}
