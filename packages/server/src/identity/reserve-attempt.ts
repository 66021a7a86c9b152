import { addressLockedUntil, failuresCountFrom, lockedUntil, policyOf } from '@rongheng/core/identity/policy'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { countAttempt, type EarlierAttempts } from '@rongheng/storage/identity/sessions'
import type { Ctx } from '../ctx.ts'

/**
 * Counts an attempt at a password as failed before the password is even looked at: many at once cannot slip past the limits,
 * of the account and of the address.
 *
 * @throws Refusal `identity.locked`, `identity.address-locked`
 */
export async function reserveAttempt(ctx: Ctx, userName: string): Promise<void> {
  const policy = policyOf(ctx.ports.rulebook)
  const attempt = { userName, ip: ctx.from.ip, at: ctx.now, from: failuresCountFrom(policy, ctx.now) }
  const locks = (earlier: EarlierAttempts) => ({
    account: lockedUntil(policy, earlier.ofAccount, ctx.now),
    address: addressLockedUntil(policy, earlier.ofAddress, ctx.now),
  })
  const earlier = await ctx.transaction((tx) =>
    countAttempt(tx, attempt, (seen) => {
      const { account, address } = locks(seen)
      return account === null && address === null
    }),
  )
  const { account, address } = locks(earlier)
  const minutes = (until: Instant) => Math.ceil((until - ctx.now) / 60_000)
  if (account !== null) throw new Refusal('identity.locked', { minutes: minutes(account) })
  if (address !== null) throw new Refusal('identity.address-locked', { minutes: minutes(address) })
}
