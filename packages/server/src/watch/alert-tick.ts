import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { lockAlerts, settleMark, unitsToSettle } from '@rongheng/storage/watch/alert-state'
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
/** So often all is looked at anew, whether anything is another or not: flapping ends by time alone. */
const ANEW_MS = 30_000

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
  const settled: SettledUnits = new Map()
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    if (turn++ % SETTLE_EVERY === 0) await settleAll(deps, settled)
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

/** What the alerts of units hung on when this process last settled them, and when that was. */
export type SettledUnits = Map<string, { readonly mark: string; readonly at: Instant }>

/**
 * Makes the alerts of every unit with trouble fit this moment. A unit of which nothing is another since it was `settled` is left
 * for a while: a thousand open alerts are not read every few seconds to find nothing.
 */
export async function settleAll(
  deps: Pick<TickDeps, 'db' | 'clock'>,
  settled: SettledUnits = new Map(),
): Promise<void> {
  const units = await unitsToSettle(deps.db)
  for (const unitId of units) {
    const now = deps.clock()
    const mark = await settleMark(deps.db, unitId, now)
    const before = settled.get(unitId)
    if (before?.mark === mark && Math.abs(now - before.at) < ANEW_MS) continue
    await transaction(deps.db, async (tx) => {
      await lockAlerts(tx, unitId)
      await settleUnit(tx, { now, newId: (prefix) => newIdAt(prefix, now) }, unitId)
    })
    settled.set(unitId, { mark, at: now })
  }
  for (const unitId of settled.keys()) if (!units.includes(unitId)) settled.delete(unitId)
}
