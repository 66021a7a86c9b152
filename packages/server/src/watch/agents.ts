import { randomBytes } from 'node:crypto'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type Agent, agentState, CODE_LASTS_MS } from '@rongheng/core/watch/agent'
import type { AgentView, agentApi } from '@rongheng/core/watch/agent-api'
import { AgentId } from '@rongheng/core/watch/ids'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db, Tx } from '@rongheng/storage/db'
import { listUnits } from '@rongheng/storage/identity/units'
import { namesOfAgents } from '@rongheng/storage/watch/agent-checks'
import {
  addAgent as insertAgent,
  listAgents as agentsOf,
  lockAgent,
  saveAgent as writeAgent,
} from '@rongheng/storage/watch/agents'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { endAgentAlert } from './agent-alert.ts'

type Input<K extends keyof typeof agentApi> = z.output<(typeof agentApi)[K]['input']>
type WithCode = { agent: AgentView; code: string }

/** The agents within reach, with how they are. */
export async function listAgents(ctx: Ctx, { unitId }: Input<'listAgents'>): Promise<{ items: AgentView[] }> {
  return { items: await views(ctx.db, await agentsOf(ctx.db, scopeOf(ctx, 'agent.read'), unitId), ctx.now) }
}

/** The agents that the actor looks after. What they watch is the business of others. */
export async function manageAgents(ctx: Ctx): Promise<{ items: AgentView[] }> {
  return { items: await managed(ctx.db, await agentsOf(ctx.db, scopeOf(ctx, 'agent.write')), ctx.now) }
}

/** Adds an agent; it is nobody until its machine has changed the code for a token. */
export async function addAgent(ctx: Ctx, input: Input<'addAgent'>): Promise<WithCode> {
  if (!scopeOf(ctx, 'agent.write').unitIds.includes(input.unitId))
    throw new Refusal('identity.no-such-unit', { id: input.unitId })
  const code = newCode()
  const agent: Agent = {
    id: AgentId.parse(ctx.newId('agt')),
    unitId: input.unitId,
    name: input.name,
    place: input.place,
    reach: tidy(input.reach),
    codeUntil: (ctx.now + CODE_LASTS_MS) as Instant,
    registeredAt: null,
    seenAt: null,
    skewMs: null,
    report: null,
    revokedAt: null,
    version: 1,
  }
  return ctx.transaction(async (tx) => {
    await refuseTaken(tx, agent)
    await insertAgent(tx, agent, sm3(code), ctx.now)
    await told(tx, ctx, 'agent.add', agent)
    return { agent: await view(tx, agent, ctx.now), code }
  })
}

/** Changes what people say of an agent. @throws Refusal `kernel.stale`, `watch.agent-revoked` */
export async function saveAgent(
  ctx: Ctx,
  { agentId, version, ...typed }: Input<'saveAgent'>,
): Promise<AgentView> {
  return ctx.transaction(async (tx) => {
    const before = await mine(tx, ctx, agentId)
    const next = { ...before, ...typed, reach: tidy(typed.reach), version }
    await refuseTaken(tx, next)
    const after = await writeAgent(tx, next, ctx.now)
    await told(tx, ctx, 'agent.save', after, before)
    return view(tx, after, ctx.now)
  })
}

/** Gives an agent a new one-time code: its machine was replaced, or the first code is too old. */
export async function renewCode(ctx: Ctx, { agentId, version }: Input<'renewCode'>): Promise<WithCode> {
  const code = newCode()
  return ctx.transaction(async (tx) => {
    const before = await mine(tx, ctx, agentId)
    const next = { ...before, version, codeUntil: (ctx.now + CODE_LASTS_MS) as Instant }
    const after = await writeAgent(tx, next, ctx.now, sm3(code))
    await told(tx, ctx, 'agent.renew-code', after, before)
    return { agent: await view(tx, after, ctx.now), code }
  })
}

/** Turns an agent away for good. What it has told stays. */
export async function revokeAgent(ctx: Ctx, { agentId, version }: Input<'revokeAgent'>): Promise<AgentView> {
  return ctx.transaction(async (tx) => {
    const before = await mine(tx, ctx, agentId)
    const after = await writeAgent(tx, { ...before, version, codeUntil: null, revokedAt: ctx.now }, ctx.now)
    await endAgentAlert(tx, ctx, after, 'removed')
    await told(tx, ctx, 'agent.revoke', after, before)
    return view(tx, after, ctx.now)
  })
}

const newCode = (): string => randomBytes(20).toString('base64url')

const tidy = ({ ranges, own }: Agent['reach']): Agent['reach'] => {
  const once = (lines: readonly string[]) => [...new Set(lines.map((line) => line.trim()))]
  return { ranges: once(ranges), own: once(own) }
}

async function mine(tx: Tx, ctx: Ctx, agentId: string): Promise<Agent> {
  const agent = await lockAgent(tx, scopeOf(ctx, 'agent.write'), agentId)
  if (agent.revokedAt !== null) throw new Refusal('watch.agent-revoked', { name: agent.name })
  return agent
}

async function refuseTaken(tx: Tx, agent: Agent): Promise<void> {
  const others = await agentsOf(tx, { unitIds: [agent.unitId] })
  if (others.some(({ id, name, revokedAt }) => id !== agent.id && name === agent.name && revokedAt === null))
    throw new Refusal('watch.agent-name-taken', { name: agent.name })
}

const told = (tx: Tx, ctx: Ctx, action: string, after: Agent, before?: Agent): Promise<void> =>
  audit(tx, ctx, {
    action,
    unitId: after.unitId,
    subjectId: after.id,
    subjectName: after.name,
    before,
    after,
  })

const view = async (db: Db, agent: Agent, now: Instant): Promise<AgentView> =>
  (await managed(db, [agent], now))[0] as AgentView

const managed = async (db: Db, agents: readonly Agent[], now: Instant): Promise<AgentView[]> =>
  (await views(db, agents, now)).map((one) => ({ ...one, checks: [] }))

async function views(db: Db, agents: readonly Agent[], now: Instant): Promise<AgentView[]> {
  const named = await listUnits(db, { unitIds: [...new Set(agents.map(({ unitId }) => unitId))] })
  const units = new Map(named.map((unit) => [unit.id as string, unit.name]))
  const checks = await namesOfAgents(
    db,
    agents.map(({ id }) => id),
  )
  return agents.map((agent) => {
    const own = checks.filter(({ agentId }) => agentId === agent.id)
    return {
      ...agent,
      state: agentState(agent, now),
      unitName: units.get(agent.unitId) ?? '',
      checkCount: own.length,
      checks: own.map(({ id, name, paused, verdict }) => ({
        id,
        name,
        paused,
        verdict,
      })) as AgentView['checks'],
    }
  })
}
