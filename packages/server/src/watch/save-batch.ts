import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckId } from '@rongheng/core/watch/ids'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import type { Db, Tx } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { removeArrivals } from '@rongheng/storage/watch/arrivals'
import { addChanges } from '@rongheng/storage/watch/changes'
import { makePartitions, partitionAt } from '@rongheng/storage/watch/partitions'
import { newIdAt } from '../new-id.ts'
import type { Batch, WriteBatch } from './outbox.ts'

/** What else follows from changes of verdicts, in the same transaction: alerts. */
export type SettleChanges = (
  tx: Tx,
  given: { readonly now: Instant; readonly newId: (prefix: string) => string },
  changes: readonly VerdictChange[],
) => Promise<unknown>

/** What a batch is written with. */
export type SaveDeps = {
  readonly db: Db
  /** The store of readings; given the transaction where the store is the database itself. */
  readonly store: (db: Db) => ReadingStore
  readonly settle: SettleChanges
  readonly now: () => Instant
  /** The number of a check that is run here; undefined when it is not any more. */
  readonly noOf: (checkId: CheckId) => number | undefined
  readonly onTrouble: (what: string, cause: unknown) => void
}

/** After so many failures in a row that are no trouble of the connection, the rest is not held up any longer by the alerts. */
const PATIENCE = 3

/**
 * Writes batches: readings, changes and what follows from them, in one transaction. A store outside the database is written
 * before it: waiting for that store then holds nothing in the database, and readings that come twice land once.
 */
export function saveBatch(deps: SaveDeps): WriteBatch {
  const days = new Set<string>()
  // A day that has no place yet: the clock may be anywhere, and that must not keep readings from being kept.
  const makePlaces = async (readings: Batch['readings']) => {
    const missing = readings.filter(({ at }) => !days.has(partitionAt('reading', new Date(at)).name))
    if (missing.length === 0) return
    await makePartitions(
      deps.db,
      'reading',
      missing.map(({ at }) => new Date(at)),
    )
    days.clear()
    for (const { at } of readings) days.add(partitionAt('reading', new Date(at)).name)
  }
  const store = deps.store(deps.db)
  let failures = 0
  return async (batch) => {
    if (store.elsewhere) await store.write(batch.readings)
    else await makePlaces(batch.readings)
    try {
      const outdated = await save(deps, batch, failures < PATIENCE ? deps.settle : null)
      failures = 0
      return { outdated }
    } catch (cause) {
      if (isOurs(cause)) failures++
      // The partition may have been dropped under a clock that jumped.
      days.clear()
      throw cause
    }
  }
}

async function save(deps: SaveDeps, batch: Batch, settle: SettleChanges | null): Promise<CheckId[]> {
  return transaction(deps.db, async (tx) => {
    const store = deps.store(tx)
    if (!store.elsewhere) await store.write(batch.readings)
    const changes = batch.changes.flatMap((change) => {
      const checkNo = deps.noOf(change.checkId)
      return checkNo === undefined ? [] : [{ change, checkNo }]
    })
    const { written, outdated } = await addChanges(tx, changes)
    if (written.length > 0) {
      const now = deps.now()
      if (settle) await settle(tx, { now, newId: (prefix) => newIdAt(prefix, now) }, written)
      else deps.onTrouble('settle', new Error(`${written.length} changes are kept without their alerts`))
    }
    await removeArrivals(tx, batch.arrivals)
    return outdated as CheckId[]
  })
}

/** Whether what failed is our own doing, rather than a database that is away or busy. */
function isOurs(cause: unknown): boolean {
  const code = (cause as { code?: string }).code ?? ''
  // Classes of SQLSTATE: connection, rollback (deadlock), resources, operator intervention.
  return /^[0-9A-Z]{5}$/.test(code)
    ? !/^(08|40|53|57)/.test(code)
    : !(cause instanceof Error && /connect|terminat|ended/i.test(cause.message)) && !/^E[A-Z]+$/.test(code)
}
