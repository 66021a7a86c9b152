import type { Instant } from '@rongheng/core/kernel/time'
import { SILENT_AFTER_MS } from '@rongheng/core/watch/agent'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { anySilent, markSilent } from '@rongheng/storage/watch/agents'
import { newIdAt } from '../new-id.ts'
import { openAgentAlert } from './agent-alert.ts'
import type { Clocks } from './clock.ts'

const LOOK_EVERY_MS = 5_000

/** Looks for agents of which nothing is heard any more. Any number of processes may look: one of them says it. */
export function watchAgents(
  db: Db,
  clocks: Clocks,
  onTrouble: (cause: unknown) => void,
  lookEveryMs = LOOK_EVERY_MS,
): { readonly stop: () => Promise<void> } {
  const began = clocks.steady()
  let looking: Promise<void> | null = null
  const look = async () => {
    // Who was not there could hear nobody.
    if (clocks.steady() - began < SILENT_AFTER_MS + lookEveryMs) return
    const now = clocks.wall()
    await sayWhoIsSilent(db, now)
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch(onTrouble)
      .finally(() => {
        looking = null
      })
  }, lookEveryMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

/** One alert for each agent that was not heard for three heartbeats. */
export async function sayWhoIsSilent(db: Db, now: Instant): Promise<void> {
  const before = (now - SILENT_AFTER_MS) as Instant
  if (!(await anySilent(db, before))) return
  await transaction(db, async (tx) => {
    const silent = await markSilent(tx, before, now)
    const given = { now, newId: (prefix: string) => newIdAt(prefix, now) }
    // Units in the order of their ids, as whoever holds several does.
    for (const agent of silent.sort((a, b) => (a.unitId < b.unitId ? -1 : 1)))
      await openAgentAlert(tx, given, agent)
  })
}
