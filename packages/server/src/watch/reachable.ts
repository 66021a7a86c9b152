import { addressOf, mayReach, type ReachPolicy } from '@rongheng/core/kernel/address-range'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Agent } from '@rongheng/core/watch/agent'
import { placesOf } from '@rongheng/core/watch/check-entry'
import type { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Db } from '@rongheng/storage/db'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { agentOfUnit } from '@rongheng/storage/watch/agents'

const usualPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'rtmp:': 1935,
  'rtmps:': 443,
  'rtsp:': 554,
  'rtsps:': 322,
}

/**
 * Refuses a check of an address that the program may not reach. Names are not asked for here: what they stand for is held to
 * the same ranges at every probe.
 *
 * @param from the agent that runs it, for what is allowed there; null for the server
 * @throws Refusal `watch.out-of-reach`, `watch.out-of-agents-reach` with the address
 */
export async function refuseOutOfReach(
  db: Db,
  settings: CheckSettings,
  from: Pick<Agent, 'name' | 'reach'> | null,
): Promise<void> {
  if (placesOf(settings).length === 0) return
  const outside = firstOutside(from?.reach ?? (await getReachPolicy(db)), settings)
  if (outside === null) return
  if (from) throw new Refusal('watch.out-of-agents-reach', { address: outside, name: from.name })
  throw new Refusal('watch.out-of-reach', { address: outside })
}

/** The agent that is to run a check of a unit; null for the server. @throws Refusal `watch.agent-of-another-unit` */
export async function runner(db: Db, unitId: string, agentId: string | null): Promise<Agent | null> {
  if (agentId === null) return null
  const agent = await agentOfUnit(db, unitId, agentId)
  if (!agent) throw new Refusal('watch.agent-of-another-unit', { id: agentId })
  return agent
}

/** The first address of a check that may not be reached; null when all may be, or stand as names. */
export function firstOutside(policy: ReachPolicy, settings: CheckSettings): string | null {
  const own = (settings as { readonly port?: unknown }).port
  for (const place of placesOf(settings)) {
    const { host, port } = hostOf(place)
    const address = addressOf(host)
    const at = port ?? (typeof own === 'number' ? own : null)
    if (address && !mayReach(policy, address, at)) return at === null ? host : `${host}:${at}`
  }
  return null
}

/** The host of a URL, of `host:port`, or of a bare host. */
function hostOf(place: string): { host: string; port: number | null } {
  const text = place.includes('://')
    ? place
    : `host://${addressOf(place)?.family === 6 ? `[${place}]` : place}`
  try {
    const { hostname, port, protocol } = new URL(text)
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (usualPorts[protocol] ?? null) : Number(port),
    }
  } catch {
    return { host: place, port: null }
  }
}
