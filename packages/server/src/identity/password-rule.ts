import type { Account } from '@rongheng/core/identity/account'
import { whyPasswordRefused } from '@rongheng/core/identity/password'
import { isAdmin, policyOf, weakPasswordKind } from '@rongheng/core/identity/policy'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import { keepPassword, pastPasswords } from '@rongheng/storage/identity/accounts'
import type { Tx } from '@rongheng/storage/db'
import type { Ctx } from '../ctx.ts'
import { hashPassword, passwordFits } from './password-hash.ts'

const known = new WeakMap<Rulebook, ReadonlySet<string>>()

/** The common passwords of all lists in the rulebook. */
function weakPasswords(rulebook: Rulebook): ReadonlySet<string> {
  const there = known.get(rulebook)
  if (there) return there
  const lines = rulebook.list(weakPasswordKind).flatMap((f) => f.rule.passwords.split('\n'))
  const set = new Set(lines.map((line) => line.trim().toLowerCase()).filter((line) => line !== ''))
  known.set(rulebook, set)
  return set
}

/**
 * The hash of a password this person may take in place of the current one, which was checked before.
 *
 * @throws Refusal `identity.password-…` with what is wrong with it
 */
export async function acceptPassword(
  ctx: Ctx,
  account: Account,
  { current, next: password }: { readonly current: string; readonly next: string },
): Promise<string> {
  const policy = policyOf(ctx.ports.rulebook)
  const fault = whyPasswordRefused(policy, {
    password,
    userName: account.userName,
    admin: isAdmin(account.grants.map((g) => g.role)),
    weak: weakPasswords(ctx.ports.rulebook),
  })
  if (fault) throw new Refusal(fault.code, fault.facts)
  const { history } = policy.password
  const used = new Refusal('identity.password-used', { history })
  if (password.normalize('NFKC') === current.normalize('NFKC')) throw used
  const past = await pastPasswords(ctx.db, account.id, history)
  const fits = await Promise.all(past.map((hash) => passwordFits(password, hash)))
  if (fits.includes(true)) throw used
  return hashPassword(password)
}

/** Keeps a password's hash so that it is not taken again for a while. */
export const rememberPassword = (tx: Tx, ctx: Ctx, userId: string, hash: string): Promise<void> =>
  keepPassword(tx, userId, hash, ctx.now)
