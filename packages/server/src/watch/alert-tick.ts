import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { lockAlerts, unitsToSettle } from '@rongheng/storage/watch/alert-state'
import type { Ctx } from '../ctx.ts'
import { newIdAt } from '../new-id.ts'
import { sendDue } from './send-alerts.ts'
import { settleUnit } from './settle-changes.ts'

/** What the tick needs; begin.ts wires it. */
export type TickDeps = {
  readonly db: Db
  readonly ports: Pick<Ctx['ports'], 'sealer' | 'sendWebhook'>
  readonly clock: () => Instant
  readonly log: { readonly error: (facts: object, text: string) => void }
}

const EVERY_MS = 1_000
/** Silences and windows end to the second that people notice. */
const SETTLE_EVERY = 3

/**
 * Does once a second what time alone asks for: sends what receivers do not know yet, and every few seconds settles the units
 * with open trouble, for silences, maintenance and flapping that have ended. Any number of processes may do it; each change is
 * made once.
 *
 * @returns how to stop; what is under way is waited for
 */
export function startAlertTick(deps: TickDeps): () => Promise<void> {
  let stopped = false
  let turn = 0
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    if (turn++ % SETTLE_EVERY === 0) await settleAll(deps)
    const now = deps.clock()
    await sendDue({
      db: deps.db,
      now,
      newId: (prefix) => newIdAt(prefix, now),
      transaction: (work) => transaction(deps.db, work),
      ports: deps.ports,
    })
  }
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = run()
        .catch((err: unknown) => deps.log.error({ err }, 'alert tick failed'))
        .then(next)
    }, EVERY_MS)
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

/** Makes the alerts of every unit with trouble fit this moment. */
export async function settleAll(deps: Pick<TickDeps, 'db' | 'clock'>): Promise<void> {
  for (const unitId of await unitsToSettle(deps.db)) {
    const now = deps.clock()
    await transaction(deps.db, async (tx) => {
      await lockAlerts(tx, unitId)
      await settleUnit(tx, { now, newId: (prefix) => newIdAt(prefix, now) }, unitId)
    })
  }
}
