import { randomBytes } from 'node:crypto'
import type { Account } from '@rongheng/core/identity/account'
import { isDormant, policyOf } from '@rongheng/core/identity/policy'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { accountBy, noteVisit } from '@rongheng/storage/identity/accounts'
import { addSession, forgetAttempts } from '@rongheng/storage/identity/sessions'
import { rootUnitId } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { passwordFits } from './password-hash.ts'
import { reserveAttempt } from './reserve-attempt.ts'

/** What sign-in gets: name and password as typed, and what the browser calls itself. */
export type SignIn = { readonly userName: string; readonly password: string; readonly agent: string }

/**
 * Opens a session for whoever knows the password. An unknown name, a wrong password and a locked account of nobody look and
 * take the same.
 *
 * @returns the token for the cookie; only its SM3 is kept
 * @throws Refusal `identity.locked`, `identity.address-locked`, `identity.wrong-sign-in`, `identity.account-disabled`, `…-frozen`, `identity.one-time-expired`
 */
export async function signIn(ctx: Ctx, input: SignIn): Promise<{ token: string }> {
  const userName = input.userName.toLowerCase()
  await reserveAttempt(ctx, userName)
  const account = await accountBy(ctx.db, { userName })
  const fits = await passwordFits(input.password, account?.passwordHash ?? null)
  const refusal = account && fits ? whyNotIn(ctx, account) : wrong(ctx)
  if (!account || refusal) {
    await auditFailure(ctx, userName, account)
    throw refusal
  }
  return openFor(ctx, account, input.agent)
}

const wrong = (ctx: Ctx) => new Refusal('identity.wrong-sign-in', policyOf(ctx.ports.rulebook).lockout)

// Said only to somebody who knows the password, so it tells a guesser nothing.
function whyNotIn(ctx: Ctx, account: Account): Refusal | null {
  const policy = policyOf(ctx.ports.rulebook)
  if (account.state === 'disabled') return new Refusal('identity.account-disabled')
  if (account.state === 'frozen' || isDormant(policy, account.activeSince, ctx.now))
    return new Refusal('identity.account-frozen', { days: policy.account.dormantDays })
  if (account.oneTimeUntil !== null && account.oneTimeUntil <= ctx.now)
    return new Refusal('identity.one-time-expired')
  return null
}

async function auditFailure(ctx: Ctx, userName: string, account: Account | null): Promise<void> {
  await ctx.transaction(async (tx) => {
    const unitId = account?.unitId ?? (await rootUnitId(tx))
    if (unitId === null) return
    await audit(tx, ctx, {
      action: 'session.start',
      unitId,
      subjectId: account?.id ?? '',
      subjectName: userName,
      result: 'refused',
    })
  })
}

async function openFor(ctx: Ctx, account: Account, agent: string): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url')
  const id = ctx.newId('ses')
  const { unitId } = account
  await ctx.transaction(async (tx) => {
    await forgetAttempts(tx, account.userName, ctx.from.ip)
    await addSession(tx, {
      id,
      unitId,
      userId: account.id,
      tokenHash: sm3(token),
      at: ctx.now,
      ip: ctx.from.ip,
      agent,
    })
    await noteVisit(tx, account.id, ctx.now)
    await audit(
      tx,
      { ...ctx, actor: { ...ctx.actor, id: account.id, name: account.name } },
      { action: 'session.start', unitId, subjectId: id, subjectName: account.userName },
    )
  })
  return { token }
}
