import { mayReach } from '@rongheng/core/kernel/address-range'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { watchApi } from '@rongheng/core/watch/api'
import type { TryResult } from '@rongheng/core/watch/try-check'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { getStanding } from '@rongheng/storage/watch/check-list'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { refuseOutOfReach } from './reachable.ts'
import { secretsOf } from './secrets.ts'

const TEXT_SHOWN = 4000
const FRAME_BYTES = 400_000
/** Of an answer nobody waits for longer than a browser does. */
const GRACE_MS = 3_000

/**
 * Looks once with settings that need not be saved. Nothing is kept.
 *
 * @throws Refusal `watch.out-of-reach`, `watch.not-tried-here` for what comes by itself or what this server cannot look at
 */
export async function tryCheck(
  ctx: Ctx,
  input: z.output<typeof watchApi.tryCheck.input>,
): Promise<TryResult> {
  const scope = scopeOf(ctx, 'watch.write')
  if (!scope.unitIds.includes(input.unitId)) throw new Refusal('identity.no-such-unit', { id: input.unitId })
  await refuseOutOfReach(ctx.db, input.settings, null)
  const probe = ctx.ports.probe(input.settings.kind)
  if (!probe) throw new Refusal('watch.not-tried-here')
  const policy = await getReachPolicy(ctx.db)
  const secrets = { ...(await keptSecrets(ctx, input.checkId)), ...input.secrets }
  const timeoutMs = Math.round(input.timeoutS * 1000)
  const reach = (...[address, port]: Parameters<Parameters<typeof probe>[1]['reach']>) =>
    mayReach(policy, address, port)
  const seen = await within(
    probe(input.settings, { reach, timeoutMs, secrets, memory: new Map() }),
    timeoutMs + GRACE_MS,
  )
  if (!seen) throw new Refusal('watch.try-hangs', { s: input.timeoutS })
  const picture = seen.frame ?? (seen.sample?.mediaType.startsWith('image/') ? seen.sample : undefined)
  return {
    ok: seen.ok,
    tookMs: seen.tookMs,
    values: [...seen.values],
    detail: seen.detail,
    note: seen.note ?? '',
    text: seen.sample && picture !== seen.sample ? textOf(seen.sample.bytes) : '',
    frame:
      picture && picture.bytes.length <= FRAME_BYTES
        ? `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString('base64')}`
        : null,
  }
}

/** The secrets of a check within reach, for a form that does not show them. */
async function keptSecrets(ctx: Ctx, checkId: string | undefined): Promise<Record<string, string>> {
  if (checkId === undefined) return {}
  const { check } = await getStanding(ctx.db, scopeOf(ctx, 'watch.write'), checkId)
  return (await secretsOf(ctx.db, ctx.ports.sealer, [check.id])).get(check.id) ?? {}
}

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, TEXT_SHOWN * 3)).slice(0, TEXT_SHOWN)

/** Null when it has not come back by then. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), ms)
    })
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
