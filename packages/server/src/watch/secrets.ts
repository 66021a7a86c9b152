import type { Check } from '@rongheng/core/watch/check'
import type { Sealer } from '@rongheng/core/watch/sealer'
import type { Db, Tx } from '@rongheng/storage/db'
import { forgetSecrets, keepSecret, sealedSecrets } from '@rongheng/storage/watch/secrets'
import type { Ctx } from '../ctx.ts'

const placeOf = (checkId: string, name: string): string => `${checkId} ${name}`

/**
 * Keeps what was typed: a secret takes the place of the one before, an empty one is taken away.
 *
 * @returns the names of those that changed, for the audit; never their values
 */
export async function keepSecrets(
  tx: Tx,
  ctx: Ctx,
  check: Pick<Check, 'id' | 'unitId'>,
  typed: Readonly<Record<string, string>>,
): Promise<string[]> {
  const names = Object.keys(typed).sort()
  for (const name of names) {
    const secret = typed[name] ?? ''
    if (secret === '') continue
    const sealed = ctx.ports.sealer.seal(placeOf(check.id, name), secret)
    await keepSecret(tx, check.unitId, { checkId: check.id, name, sealed }, ctx.now)
  }
  await forgetSecrets(
    tx,
    check.id,
    names.filter((name) => typed[name] === ''),
  )
  return names
}

/**
 * The secrets of some checks in the clear, by check and name: for those who run them alone.
 *
 * @throws Refusal `watch.secret-key-differs`
 */
export async function secretsOf(
  db: Db,
  sealer: Sealer,
  checkIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const found = new Map<string, Record<string, string>>()
  for (const { checkId, name, sealed } of await sealedSecrets(db, checkIds))
    found.set(checkId, { ...found.get(checkId), [name]: sealer.open(placeOf(checkId, name), sealed) })
  return found
}

/** Gives a copy of a check the secrets of the first, sealed anew for it. */
export async function copySecrets(
  tx: Tx,
  ctx: Ctx,
  from: Pick<Check, 'id'>,
  to: readonly Pick<Check, 'id' | 'unitId'>[],
): Promise<void> {
  const own = (await secretsOf(tx, ctx.ports.sealer, [from.id])).get(from.id)
  if (own) for (const check of to) await keepSecrets(tx, ctx, check, own)
}

/**
 * The secrets of one check, for its next probe.
 *
 * @throws Refusal `watch.secret-key-differs`
 */
export const openSecrets = (
  sealer: Sealer,
  checkId: string,
  sealed: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sealed).map(([name, text]) => [name, sealer.open(placeOf(checkId, name), text)]),
  )
