import type { assetsApi } from '@rongheng/core/assets/api'
import { Discovery, discoveryPorts, hostsIn } from '@rongheng/core/assets/discover'
import { type Address, addressOf, mayReach } from '@rongheng/core/kernel/address-range'
import { Refusal } from '@rongheng/core/kernel/refusal'
import {
  addDiscovery,
  endDiscovery,
  getDiscovery,
  lastDiscovery,
  lockDiscoveries,
  noteProgress,
} from '@rongheng/storage/assets/discoveries'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { reachPolicy } from './reach-policy.ts'
import { unitWithin } from './register.ts'

type Inputs = { [K in keyof typeof assetsApi]: z.output<(typeof assetsApi)[K]['input']> }

/** The whole look is over by then, whatever does not answer. */
const LONGEST_MS = 120_000
/** One that was begun longer ago and never ended was left by a process that is gone. */
const FORGOTTEN_MS = 10 * 60_000

/** Where the community of a look opens. */
const communityPlace = (discoveryId: string): string => `${discoveryId} community`

/** Begins to look at a subnet. @throws Refusal `assets.discovery-range`, `reach.not-allowed`, `assets.discovery-running` */
export async function startDiscovery(ctx: Ctx, input: Inputs['startDiscovery']): Promise<Discovery> {
  const unitId = unitWithin(ctx, 'asset.write', input.unitId)
  const hosts = hostsIn(input.range)
  if (!hosts) throw new Refusal('assets.discovery-range', { range: input.range })
  const policy = await reachPolicy(ctx)
  const outside = hosts.find((host) => !mayReach(policy, addressOf(host) as Address, null))
  if (outside !== undefined) throw new Refusal('reach.not-allowed', { range: input.range })
  return ctx.transaction(async (tx) => {
    await lockDiscoveries(tx, unitId)
    const before = await lastDiscovery(tx, { unitIds: [unitId] })
    if (before && before.endedAt === null && before.begunAt > ctx.now - FORGOTTEN_MS)
      throw new Refusal('assets.discovery-running')
    const discovery = Discovery.parse({
      id: ctx.newId('dsc'),
      unitId,
      range: input.range,
      state: 'waiting',
      done: 0,
      total: hosts.length,
      found: [],
      begunAt: ctx.now,
      begunByName: ctx.actor.name,
      endedAt: null,
    })
    await addDiscovery(tx, discovery, ctx.actor.id)
    await ctx.enqueue(tx, 'assets.discover', {
      discoveryId: discovery.id,
      unitId,
      // The queue is part of the database and of its backups.
      sealed: input.community && ctx.ports.sealer.seal(communityPlace(discovery.id), input.community),
    })
    await audit(tx, ctx, {
      action: 'asset.discover',
      unitId,
      subjectId: discovery.id,
      subjectName: discovery.range,
      after: discovery,
    })
    return discovery
  })
}

/** The newest look at a subnet for a unit. */
export async function latestDiscovery(
  ctx: Ctx,
  input: Inputs['latestDiscovery'],
): Promise<{ discovery: Discovery | null }> {
  const unitId = unitWithin(ctx, 'asset.write', input.unitId)
  return { discovery: await lastDiscovery(ctx.db, { unitIds: [unitId] }) }
}

/** Stops a look at a subnet; one that is over stays as it is. */
export async function stopDiscovery(ctx: Ctx, input: Inputs['stopDiscovery']): Promise<Discovery> {
  return ctx.transaction(async (tx) => {
    const before = await getDiscovery(tx, scopeOf(ctx, 'asset.write'), input.discoveryId)
    if (before.endedAt !== null) return before
    await endDiscovery(tx, before.id, 'stopped', ctx.now)
    await audit(tx, ctx, {
      action: 'asset.discover-stop',
      unitId: before.unitId,
      subjectId: before.id,
      subjectName: before.range,
    })
    return getDiscovery(tx, scopeOf(ctx, 'asset.write'), before.id)
  })
}

/** The work of a look: asks every host, notes what it finds as it goes, and ends when done, stopped or out of time. */
export async function runDiscovery(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { discoveryId, unitId, sealed } = payload as Record<string, string>
  const asked = await getDiscovery(ctx.db, { unitIds: [unitId ?? ''] }, discoveryId ?? '')
  if (asked.endedAt !== null) return
  const policy = await reachPolicy(ctx)
  try {
    const whole = await ctx.ports.discover({
      addresses: hostsIn(asked.range) ?? [],
      ports: discoveryPorts,
      community: sealed ? ctx.ports.sealer.open(communityPlace(asked.id), sealed) : null,
      mayReach: (address, port) => mayReach(policy, address, port),
      longestMs: LONGEST_MS,
      onProgress: (done, found) => noteProgress(ctx.db, asked.id, done, found),
    })
    await endDiscovery(ctx.db, asked.id, whole ? 'done' : 'failed', ctx.now)
  } catch (cause) {
    await endDiscovery(ctx.db, asked.id, 'failed', ctx.now)
    throw cause
  }
}
