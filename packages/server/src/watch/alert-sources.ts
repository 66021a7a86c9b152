import { randomBytes } from 'node:crypto'
import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { languages } from '@rongheng/core/kernel/words'
import type { alertApi } from '@rongheng/core/watch/alert-api'
import { type AlertSourceRecord, AlertSourceId } from '@rongheng/core/watch/alert-ends'
import { readMessage } from '@rongheng/core/watch/alert-incoming'
import type { SourceView } from '@rongheng/core/watch/alert-views'
import { keyOf, takeAlerts } from '@rongheng/core/watch/take-alerts'
import { issueText } from '@rongheng/core/words'
import type { Db, Tx } from '@rongheng/storage/db'
import { openBy, openByKeys } from '@rongheng/storage/watch/alert-list'
import {
  addSource,
  countMessage,
  listSources,
  lockSource,
  noteMessage,
  saveSource,
  sourceByToken,
} from '@rongheng/storage/watch/alert-sources'
import { alertState, lockAlerts } from '@rongheng/storage/watch/alert-state'
import { writeAlerts } from '@rongheng/storage/watch/alerts'
import { systemNames } from '@rongheng/storage/watch/asset-names'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { refuseStrangers } from './maintenance.ts'
import { settleUnit } from './settle-changes.ts'

const TOKEN_BYTES = 24
/** Messages that one source may send in a minute. */
const MOST_A_MINUTE = 120

type Address = { source: SourceView; path: string }

/** A new address: whoever knows it may hand in alerts. It is kept as its hash. */
function newAddress(): { path: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { path: `/api/alerts/in/${token}`, hash: sm3(token) }
}

/** The programs that hand in alerts. */
export const sources = async (ctx: Ctx): Promise<{ items: SourceView[] }> => ({
  items: await views(ctx.db, await listSources(ctx.db, scopeOf(ctx, 'watch.read'))),
})

/** Takes alerts of another program from now on. */
export async function addAlertSource(
  ctx: Ctx,
  { unitId, ...entry }: z.output<typeof alertApi.addSource.input>,
): Promise<Address> {
  if (!scopeOf(ctx, 'watch.write').unitIds.includes(unitId))
    throw new Refusal('identity.no-such-unit', { id: unitId })
  const id = AlertSourceId.parse(ctx.newId('als'))
  const made = { ...entry, id, unitId, received: 0, lastAt: null, lastProblem: null, version: 1 }
  const address = newAddress()
  return ctx.transaction(async (tx) => {
    await refuseStrange(tx, made)
    await addSource(tx, made, address.hash, ctx.now)
    await audit(tx, ctx, { action: 'alert-source.add', unitId, subjectId: id, after: made })
    return { source: await view(tx, made), path: address.path }
  })
}

/** Changes a source; its kind and its unit stay. */
export async function saveAlertSource(
  ctx: Ctx,
  { sourceId, version, ...entry }: z.output<typeof alertApi.saveSource.input>,
): Promise<SourceView> {
  return ctx.transaction(async (tx) => {
    const before = await lockSource(tx, scopeOf(ctx, 'watch.write'), sourceId)
    const next = { ...before, ...entry, version }
    await refuseStrange(tx, next)
    const after = await saveSource(tx, next, { now: ctx.now })
    await audit(tx, ctx, {
      action: 'alert-source.save',
      unitId: before.unitId,
      subjectId: sourceId,
      before,
      after,
    })
    return view(tx, after)
  })
}

/** Gives a source a new address; the one before is heard no longer. */
export async function renewAlertSource(
  ctx: Ctx,
  { sourceId }: z.output<typeof alertApi.renewSource.input>,
): Promise<Address> {
  const address = newAddress()
  return ctx.transaction(async (tx) => {
    const before = await lockSource(tx, scopeOf(ctx, 'watch.write'), sourceId)
    const after = await saveSource(tx, before, { now: ctx.now, tokenHash: address.hash })
    await audit(tx, ctx, {
      action: 'alert-source.renew',
      unitId: before.unitId,
      subjectId: sourceId,
      before,
      after,
    })
    return { source: await view(tx, after), path: address.path }
  })
}

/** Takes no more alerts of a source: nobody will say when its open ones are over, so they end. */
export async function removeAlertSource(
  ctx: Ctx,
  { sourceId, version }: z.output<typeof alertApi.removeSource.input>,
): Promise<{ sourceId: AlertSourceId }> {
  return ctx.transaction(async (tx) => {
    const before = await lockSource(tx, scopeOf(ctx, 'watch.write'), sourceId)
    await lockAlerts(tx, before.unitId)
    await saveSource(tx, { ...before, version }, { now: ctx.now, removed: true })
    const { open } = await alertState(tx, before.unitId, ctx.now)
    const ended = { at: ctx.now, how: 'removed' as const, byName: ctx.actor.name }
    await writeAlerts(tx, {
      opened: [],
      changed: open
        .filter((alert) => alert.sourceId === sourceId)
        .map((alert) => ({ ...alert, changedAt: ctx.now, ended })),
    })
    await audit(tx, ctx, {
      action: 'alert-source.remove',
      unitId: before.unitId,
      subjectId: sourceId,
      before,
    })
    return { sourceId }
  })
}

/**
 * Takes a message of another program. What is wrong with one that is refused is noted at its source, where people see it.
 *
 * @throws Refusal `watch.no-such-source`, `watch.alerts-too-many`, `watch.alerts-unreadable`
 */
export async function takeMessage(
  ctx: Ctx,
  { token }: z.output<typeof alertApi.takeAlerts.input>,
  bytes: Uint8Array,
): Promise<{ firing: number; resolved: number }> {
  const source = await sourceByToken(ctx.db, sm3(token))
  if (!source) throw new Refusal('watch.no-such-source')
  if (!(await ctx.transaction((tx) => countMessage(tx, source.id, ctx.now, MOST_A_MINUTE))))
    throw new Refusal('watch.alerts-too-many', {
      most: MOST_A_MINUTE,
      seconds: 60 - (Math.floor(ctx.now / 1000) % 60),
    })
  const read = readMessage(source.kind, new TextDecoder().decode(bytes))
  if ('problem' in read) {
    await ctx.transaction((tx) => noteMessage(tx, source.id, ctx.now, read.problem))
    throw new Refusal('watch.alerts-unreadable', { problem: inBothLanguages(read.problem) })
  }
  return ctx.transaction(async (tx) => {
    await lockAlerts(tx, source.unitId)
    const keys = read.alerts.map((one) => keyOf(source, one.fingerprint))
    const open = await openByKeys(tx, source.unitId, keys)
    await writeAlerts(tx, takeAlerts(source, read.alerts, open, ctx))
    await noteMessage(tx, source.id, ctx.now, null)
    await settleUnit(tx, ctx, source.unitId)
    const firing = read.alerts.filter((one) => one.state === 'firing').length
    return { firing, resolved: read.alerts.length - firing }
  })
}

/** For the log of the program that sent it: nobody knows who reads that. */
const inBothLanguages = (problem: FieldIssue): string =>
  languages.map((language) => issueText(language, problem, problem.path || undefined)).join(' / ')

const refuseStrange = (tx: Tx, source: Pick<AlertSourceRecord, 'unitId' | 'systemId'>): Promise<void> =>
  refuseStrangers(tx, source.unitId, {
    systemIds: source.systemId === null ? [] : [source.systemId],
    checkIds: [],
  })

const view = async (db: Db, source: AlertSourceRecord): Promise<SourceView> =>
  (await views(db, [source]))[0] as SourceView

async function views(db: Db, list: readonly AlertSourceRecord[]): Promise<SourceView[]> {
  const system = await systemNames(
    db,
    list.map((source) => source.systemId),
  )
  const open = await openBy(
    db,
    'source_id',
    list.map((source) => source.id),
  )
  return list.map((source) => ({ ...source, systemName: system(source.systemId), open: open(source.id) }))
}
