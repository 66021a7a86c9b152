import { randomBytes } from 'node:crypto'
import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Agent } from '@rongheng/core/watch/agent'
import {
  type agentProtocol,
  MOST_UNPACKED_BYTES,
  type SentReading,
  type SentRecord,
  SyncBatch,
} from '@rongheng/core/watch/agent-protocol'
import { type Check } from '@rongheng/core/watch/check'
import { CheckId } from '@rongheng/core/watch/ids'
import { metricsOf } from '@rongheng/core/watch/kinds/all'
import { asKept } from '@rongheng/core/watch/said/saying'
import type { Tx } from '@rongheng/storage/db'
import { addArrivals, checksOfAgent, workRevision } from '@rongheng/storage/watch/agent-checks'
import { agentByToken, lockProgress, noteHeard, registerAgent } from '@rongheng/storage/watch/agents'
import { sealedSecrets } from '@rongheng/storage/watch/secrets'
import { z } from 'zod'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { endAgentAlert } from './agent-alert.ts'
import { keepAgentSamples } from './agent-samples.ts'
import { secretsOf } from './secrets.ts'

type Output<K extends keyof typeof agentProtocol> = z.input<(typeof agentProtocol)[K]['output']>

/** What comes from further ahead than this is no moment that anybody measured. */
const MOST_AHEAD_MS = 300_000

const inflate = promisify(gunzip)

/** Changes a one-time code for a token. @throws Refusal `watch.agent-code-wrong` */
export async function registerWithCode(
  ctx: Ctx,
  { code }: z.output<typeof agentProtocol.register.input>,
): Promise<Output<'register'>> {
  const token = randomBytes(32).toString('base64url')
  return ctx.transaction(async (tx) => {
    const agent = await registerAgent(tx, sm3(code), { tokenHash: sm3(token), now: ctx.now })
    if (!agent) throw new Refusal('watch.agent-code-wrong')
    const itself = { ...ctx, actor: { ...ctx.actor, id: agent.id, name: agent.name } }
    await audit(tx, itself, {
      action: 'agent.register',
      unitId: agent.unitId,
      subjectId: agent.id,
      subjectName: agent.name,
      after: agent,
    })
    return { agentId: agent.id, token, name: agent.name, now: ctx.now }
  })
}

/**
 * What an agent is to run. Secrets go over a private line only.
 *
 * @param line.isPrivate whether nobody between can read along: TLS, or the same machine
 */
export async function agentWork(
  ctx: Ctx,
  token: string,
  line: { readonly isPrivate: boolean },
): Promise<Output<'work'>> {
  const agent = await known(ctx, token)
  const checks = await checksOfAgent(ctx.db, agent.id)
  const ids = checks.map(({ id }) => id)
  const names = await sealedSecrets(ctx.db, ids)
  return {
    now: ctx.now,
    revision: await workRevision(ctx.db, agent.id),
    reach: agent.reach,
    checks: checks.map((check) => ({
      check,
      secretNames: names.filter(({ checkId }) => checkId === check.id).map(({ name }) => name),
    })),
    secrets: line.isPrivate ? Object.fromEntries(await secretsOf(ctx.db, ctx.ports.sealer, ids)) : null,
  }
}

/**
 * Takes a batch of an agent: what it says of itself, and the records that were not taken before. Readings wait for whoever runs
 * their checks, as all that comes by itself.
 *
 * @throws Refusal `watch.agent-not-known`, `watch.agent-batch-unreadable`
 */
export async function takeBatch(ctx: Ctx, token: string, bytes: Uint8Array): Promise<Output<'sync'>> {
  const agent = await known(ctx, token)
  const batch = await unpacked(bytes)
  const taken = await ctx.transaction(async (tx) => {
    const progress = await lockProgress(tx, agent.id)
    if (!progress) throw new Refusal('watch.agent-not-known')
    const kept = progress.spool === batch.spool ? progress.kept : 0
    const fresh = batch.records.filter(({ seq }) => seq > kept)
    await takeReadings(tx, ctx.now, agent, fresh)
    const last = fresh.reduce((most, { seq }) => Math.max(most, seq), kept)
    await noteHeard(tx, agent.id, {
      now: ctx.now,
      spool: batch.spool,
      kept: last,
      skewMs: batch.clock - ctx.now,
      report: batch.report,
    })
    if (progress.silentSince !== null) await endAgentAlert(tx, ctx, agent, 'recovered')
    return { kept: last, samples: fresh.filter((record) => record.kind !== 'reading') }
  })
  // In their own time: a picture that cannot be kept keeps no reading from being kept.
  await keepAgentSamples(ctx, agent, taken.samples)
  return { now: ctx.now, kept: taken.kept, revision: await workRevision(ctx.db, agent.id) }
}

async function known(ctx: Ctx, token: string): Promise<Agent> {
  const agent = token === '' ? null : await agentByToken(ctx.db, sm3(token))
  if (!agent) throw new Refusal('watch.agent-not-known')
  return agent
}

async function unpacked(bytes: Uint8Array): Promise<SyncBatch> {
  try {
    const text = (await inflate(bytes, { maxOutputLength: MOST_UNPACKED_BYTES })).toString('utf8')
    return SyncBatch.parse(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause).slice(0, 200) : (cause as Error).message
    throw new Refusal('watch.agent-batch-unreadable', { why })
  }
}

/** Only of its own checks, that run, and of the past. */
async function takeReadings(
  tx: Tx,
  now: Instant,
  agent: Agent,
  records: readonly SentRecord[],
): Promise<void> {
  const checks = new Map((await checksOfAgent(tx, agent.id)).map((check) => [check.id, check]))
  const arrivals = records.flatMap((record) => {
    const check = checks.get(record.checkId)
    if (record.kind !== 'reading' || !check || check.paused || record.at > now + MOST_AHEAD_MS) return []
    return [{ checkId: CheckId.parse(record.checkId), at: record.at, seen: seenOf(record, check) }]
  })
  await addArrivals(tx, agent.unitId, arrivals)
}

const seenOf = ({ ok, tookMs, values, detail }: SentReading, check: Check) => ({
  ok,
  tookMs,
  detail: asKept(detail),
  values: metricsOf(check.settings).map(({ key }) => values[key] ?? null),
})
