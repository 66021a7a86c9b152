import type { Instant } from '@rongheng/core/kernel/time'
import { type CheckStanding, standingAfter } from '@rongheng/core/watch/alert-standing'
import { settleAlerts, type Settled } from '@rongheng/core/watch/settle-alerts'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import type { Tx } from '@rongheng/storage/db'
import { alertState, lockAlerts } from '@rongheng/storage/watch/alert-state'
import { writeAlerts } from '@rongheng/storage/watch/alerts'
import { keepStandings, standingsOf } from '@rongheng/storage/watch/check-standings'

/** The moment, and how ids are made. */
export type Given = { readonly now: Instant; readonly newId: (prefix: string) => string }

/**
 * Opens, changes and ends the alerts that some changes of verdict ask for, in the transaction that writes those changes. Changes
 * may come late, twice and in any order; their checks have to be on record.
 */
export async function settleChanges(tx: Tx, given: Given, changes: readonly VerdictChange[]): Promise<void> {
  if (changes.length === 0) return
  const units = [...new Set(changes.map((change) => change.unitId))].sort()
  for (const unitId of units) await lockAlerts(tx, unitId)
  const before = await standingsOf(tx, [...new Set(changes.map((change) => change.checkId))])
  const after = new Map<string, CheckStanding>(before.map((standing) => [standing.checkId, standing]))
  for (const change of changes) after.set(change.checkId, standingAfter(after.get(change.checkId), change))
  await keepStandings(tx, [...after.values()])
  for (const unitId of units) await settleUnit(tx, given, unitId)
}

/** Makes the alerts of a unit fit how its checks stand; its alerts are held already. */
export async function settleUnit(tx: Tx, given: Given, unitId: string): Promise<Settled> {
  const settled = settleAlerts(await alertState(tx, unitId, given.now), given)
  await writeAlerts(tx, { opened: settled.opened, changed: [...settled.changed, ...settled.ended] })
  return settled
}
