import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { ReachPolicy } from '../kernel/address-range.ts'
import { Instant } from '../kernel/time.ts'
import { AgentId } from './ids.ts'

/** How often an agent tells of itself, at least. */
export const HEARTBEAT_S = 5
/** After so long without a word its checks are unknown, and the agent is an alert: three times nothing. */
export const SILENT_AFTER_MS = 3 * HEARTBEAT_S * 1000
/** How long the one-time code of a new agent may be used. */
export const CODE_LASTS_MS = 24 * 3_600_000
/** From here on the clock of an agent is wrong; what it reads is put right all the same. */
export const SKEW_SAID_MS = 2_000

/** Readings that an agent had to thin because its disk bound was reached. */
export const ThinnedAway = z.object({ count: z.int().min(1), from: Instant, to: Instant })
export type ThinnedAway = z.infer<typeof ThinnedAway>

/** A check that an agent cannot run, and why: a saying. */
export const AgentFault = z.object({ checkId: z.string().max(40), text: z.string().max(500) })
export type AgentFault = z.infer<typeof AgentFault>

/** What an agent says of itself. */
export const AgentReport = z.object({
  version: z.string().max(40),
  /** Readings that lie on its disk and were not sent yet. */
  waiting: z.int().min(0),
  thinned: ThinnedAway.nullable(),
  faults: z.array(AgentFault).max(200),
})
export type AgentReport = z.infer<typeof AgentReport>

/** An agent (采集代理): runs the checks of a network that the server cannot reach. */
export const Agent = z.object({
  id: AgentId,
  unitId: UnitId,
  name: z.string(),
  /** Where it stands: a room, a building. */
  place: z.string(),
  /** What it may be told to reach. Its own machine may narrow that further. */
  reach: ReachPolicy,
  /** Until when its one-time code may be used; null when it was used, or there is none. */
  codeUntil: Instant.nullable(),
  registeredAt: Instant.nullable(),
  seenAt: Instant.nullable(),
  /** By how much its clock is ahead of the server's, ms; null while nobody knows. */
  skewMs: z.int().nullable(),
  report: AgentReport.nullable(),
  revokedAt: Instant.nullable(),
  version: z.int(),
})
export type Agent = z.infer<typeof Agent>

/** `new`: not registered yet. `silent`: nothing was heard of it for three heartbeats. */
export const AgentState = z.enum(['new', 'online', 'silent', 'revoked'])
export type AgentState = z.infer<typeof AgentState>

/** How an agent stands. */
export function agentState(
  agent: Pick<Agent, 'registeredAt' | 'seenAt' | 'revokedAt'>,
  now: Instant,
): AgentState {
  if (agent.revokedAt !== null) return 'revoked'
  if (agent.registeredAt === null) return 'new'
  return now - (agent.seenAt ?? agent.registeredAt) > SILENT_AFTER_MS ? 'silent' : 'online'
}
