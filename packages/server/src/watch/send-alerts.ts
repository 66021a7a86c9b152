import { createHmac } from 'node:crypto'
import { momentText } from '@rongheng/core/kernel/time'
import type { Alert } from '@rongheng/core/watch/alert'
import type { AlertHook, HookDelivery } from '@rongheng/core/watch/alert-ends'
import {
  alertmanagerMessage,
  type Digest,
  DIGEST_EVERY_MS,
  digestFor,
  waitAfter,
  whyRefused,
} from '@rongheng/core/watch/alert-outgoing'
import { fitted, ownWords } from '@rongheng/core/watch/said/saying'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { getUnit } from '@rongheng/storage/identity/units'
import {
  aboutHook,
  dueHooks,
  type KeptHook,
  noteDelivery,
  noteTold,
  setNext,
  takeHook,
} from '@rongheng/storage/watch/alert-hooks'
import { systemNames } from '@rongheng/storage/watch/asset-names'
import type { Ctx } from '../ctx.ts'

/** What sending needs of a context: a tick has no actor. */
export type SendCtx = Pick<Ctx, 'db' | 'now' | 'newId' | 'transaction'> & {
  readonly ports: Pick<Ctx['ports'], 'sealer' | 'sendWebhook'>
}

/** Longer than any send takes: a process that dies meanwhile holds its hooks no longer than this. */
const HOLD_MS = 30_000

/** Where the secret of a hook opens. */
export const secretPlace = (hookId: string): string => `${hookId} secret`

/** Sends what is new to each receiver whose time has come: one digest each, never a message per alert. */
export async function sendDue(ctx: SendCtx): Promise<void> {
  for (const kept of await dueHooks(ctx.db, ctx.now)) await sendNews(ctx, kept)
}

/** Nothing is written while nothing is new. */
async function sendNews(ctx: SendCtx, kept: KeptHook): Promise<void> {
  const { hook } = kept
  if (isEmpty(await newsFor(ctx, hook))) return
  if (!(await ctx.transaction((tx) => takeHook(tx, hook.id, ctx.now, HOLD_MS)))) return
  // Anew, since another process may have sent between the look and the taking.
  const { news, known } = await newsFor(ctx, hook)
  const nothing = news.firing.length + news.resolved.length === 0
  const delivery = nothing ? null : await send(ctx, kept, news, false)
  const failures = delivery === null ? hook.failures : delivery.ok ? 0 : hook.failures + 1
  const wait = delivery === null ? 0 : delivery.ok ? DIGEST_EVERY_MS : waitAfter(failures)
  const next = { at: ctx.now + wait, failures }
  await ctx.transaction(async (tx) => {
    if (delivery?.ok) await noteTold(tx, hook.id, news, ctx.now)
    await noteTold(tx, hook.id, known, ctx.now)
    if (delivery) await noteDelivery(tx, hook, delivery, next)
    else await setNext(tx, hook.id, next)
  })
}

/** What is to be sent, and what is only noted: who wants no recoveries still has to hear of the next fall. */
type News = { readonly news: Digest; readonly known: Digest }

async function newsFor(ctx: SendCtx, hook: AlertHook): Promise<News> {
  const { alerts, told } = await aboutHook(ctx.db, hook, ctx.now)
  const { firing, resolved } = digestFor(hook, alerts, told, ctx.now)
  return hook.recoveries
    ? { news: { firing, resolved }, known: { firing: [], resolved: [] } }
    : { news: { firing, resolved: [] }, known: { firing: [], resolved } }
}

const isEmpty = ({ news, known }: News): boolean =>
  news.firing.length + news.resolved.length + known.resolved.length === 0

/** Posts one digest and says what came of it. */
export async function send(
  ctx: SendCtx,
  { hook, secret }: KeptHook,
  digest: Digest,
  test: boolean,
): Promise<HookDelivery> {
  const all = [...digest.firing, ...digest.resolved]
  const system = await systemNames(
    ctx.db,
    all.map((alert) => alert.systemId),
  )
  const { name: unit } = await getUnit(ctx.db, { unitIds: [hook.unitId] }, hook.unitId)
  const body = JSON.stringify(alertmanagerMessage(hook, digest, { system, unit, externalUrl: '' }))
  const key = secret === null ? null : ctx.ports.sealer.open(secretPlace(hook.id), secret)
  const headers =
    key === null
      ? {}
      : { 'x-rongheng-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` }
  const answer = await ctx.ports.sendWebhook({ url: hook.url, body, headers }, await getReachPolicy(ctx.db))
  const refused = answer.status === null ? answer.problem : whyRefused(answer.status, answer.body)
  return {
    id: ctx.newId('hdl'),
    at: ctx.now,
    test,
    firing: digest.firing.length,
    resolved: digest.resolved.length,
    ok: refused === null,
    status: answer.status,
    answer: fitted(
      answer.problem ?? ownWords([refused, answer.body.trim()].filter(Boolean).join(' · ')),
      500,
    ),
    tookMs: answer.tookMs,
  }
}

/** An alert that nothing is behind, to try an address. */
export const testAlert = (hook: AlertHook, ctx: Pick<Ctx, 'now' | 'newId'>): Alert => ({
  id: ctx.newId('alt') as Alert['id'],
  unitId: hook.unitId,
  key: 'test',
  source: 'engine',
  sourceId: null,
  kind: 'external',
  severity: 'notice',
  title: '融衡试发',
  detail: `这是一条试发的告警，不用处理（${momentText(ctx.now)}）。`,
  checkId: null,
  systemId: null,
  labels: { test: 'true' },
  changeId: null,
  since: ctx.now,
  openedAt: ctx.now,
  tellAt: ctx.now,
  changedAt: ctx.now,
  explainedBy: null,
  silencedBy: null,
  maintenanceBy: null,
  seen: null,
  ended: null,
})
