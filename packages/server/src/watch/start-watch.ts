import { mayReach, type ReachPolicy } from '@rongheng/core/kernel/address-range'
import type { FileStore } from '@rongheng/core/kernel/file'
import type { CheckId } from '@rongheng/core/watch/ids'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import { getReachPolicy } from '@rongheng/storage/assets/reach-policy'
import type { Db } from '@rongheng/storage/db'
import type { Database } from '@rongheng/storage/pool'
import { MOST_ARRIVALS, waitingArrivals } from '@rongheng/storage/watch/arrivals'
import { holdShards } from '@rongheng/storage/watch/shards'
import { type CheckMark, checkMarks, checksToRun, newestNeeded } from '@rongheng/storage/watch/to-run'
import { newIdAt } from '../new-id.ts'
import type { Clocks } from './clock.ts'
import { type Engine, engine, type EngineDeps } from './engine.ts'
import { keepSamples } from './keep-samples.ts'
import { pastOf } from './past.ts'
import { saveBatch, type SettleChanges } from './save-batch.ts'
import { comesByItself, type Given } from './watched.ts'

/** What the engine of a server is made of. */
export type WatchDeps = Pick<EngineDeps, 'probe' | 'atOnce' | 'mostWaiting'> & {
  readonly database: Database
  readonly clocks: Clocks
  readonly files: FileStore
  readonly store: (db: Db) => ReadingStore
  readonly settle: SettleChanges
  /** Opens the sealed secrets of a check. */
  readonly open: (
    checkId: CheckId,
    sealed: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>
  readonly log: { readonly warn: (facts: object, text: string) => void }
  /** How often a process looks for others, and for what it was not told of. */
  readonly lookMs?: number
  readonly reloadMs?: number
}

/** The engine at work in a server. */
export type Watch = Pick<Engine, 'figures'> & {
  /** The shards of checks that run here. */
  readonly shards: () => readonly number[]
  readonly stop: () => Promise<void>
}

/** How many checks are loaded at once: a thousand at a time would hold up those that run. */
const AT_ONCE = 100
const RELOAD_MS = 30_000
/** What is told within this time is looked at once. */
const GATHER_MS = 100

/** Runs the checks of this database, as many as fall to this process, until it is stopped. */
export function startWatch(deps: WatchDeps): Watch {
  const { database, clocks } = deps
  const { db } = database
  const store = deps.store(db)
  const running = new Map<CheckId, CheckMark>()
  const taken = new Set<number>()
  const quiet = seldom(deps.log, clocks)
  let policy: ReachPolicy = { ranges: [], own: [] }
  let stopped = false

  const samples = keepSamples(db, deps.files, (cause) => quiet('sample', cause))
  const save = saveBatch({
    db,
    store: deps.store,
    settle: deps.settle,
    now: clocks.wall,
    noOf: (id) => running.get(id)?.no,
    onTrouble: quiet,
  })
  const core = engine({
    clocks,
    newId: newIdAt,
    probe: deps.probe,
    ...(deps.atOnce ? { atOnce: deps.atOnce } : {}),
    ...(deps.mostWaiting === undefined ? {} : { mostWaiting: deps.mostWaiting }),
    reach: (address, port) => mayReach(policy, address, port),
    write: async (batch) => {
      // Without the session that holds our shards another process may hold them: what waits goes on waiting.
      if (!shards.certain()) throw new Error('the database is away')
      const done = await save(batch)
      for (const id of batch.arrivals) taken.delete(id)
      return done
    },
    keepSample: samples.keep,
    onOutdated: (ids) => void inTurn(() => takeUp(ids, true)),
    onTrouble: quiet,
  })

  const takeUp = async (ids: readonly CheckId[], anew: boolean) => {
    for (let at = 0; at < ids.length && !stopped; at += AT_ONCE) {
      const found = await checksToRun(db, ids.slice(at, at + AT_ONCE))
      const fresh = found.filter(({ check }) => anew || !running.has(check.id)).map(({ check }) => check.no)
      const newest = await store.newest(fresh, newestNeeded)
      const given: Given[] = []
      for (const { check, metrics, sealed, last, flapping } of found) {
        const past = []
        for (const threshold of check.thresholds)
          past.push(await pastOf(store, check.no, metrics, threshold, clocks.wall()))
        given.push({
          check,
          metrics,
          secrets: async () => deps.open(check.id, sealed),
          comes: comesByItself(check, null),
          last,
          flapping,
          newest: newest.get(check.no) ?? [],
          past,
        })
      }
      for (const { check } of found) running.set(check.id, marks.get(check.id) ?? { ...check, changedAt: 0 })
      core.put(given, { anew })
    }
  }
  let marks = new Map<CheckId, CheckMark>()
  const reload = async () => {
    policy = await getReachPolicy(db)
    marks = new Map((await checkMarks(db, shards.held())).map((mark) => [mark.id, mark]))
    const gone = [...running.keys()].filter((id) => !marks.has(id))
    if (gone.length > 0) {
      await core.flush()
      core.remove(gone)
      for (const id of gone) running.delete(id)
    }
    const changed = [...marks.values()].filter((mark) => {
      const known = running.get(mark.id)
      return !known || known.version !== mark.version || known.changedAt !== mark.changedAt
    })
    await takeUp(
      changed.map(({ id }) => id),
      false,
    )
  }
  const takeArrivals = async () => {
    // An agent that was cut off for long sends more than are looked at in one go.
    for (let more = true; more && !stopped; ) {
      const waiting = await waitingArrivals(db, shards.held(), [...taken])
      const here = waiting.filter(({ id, checkId, at, seen }) => core.accept(checkId, seen, at, id))
      for (const { id } of here) taken.add(id)
      more = here.length === MOST_ARRIVALS
    }
  }

  // One after the other: each looks at what the one before has left.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(() => (stopped ? undefined : work())).catch((cause: unknown) => quiet('load', cause))
    return last
  }
  const told = new Set<string>()
  let gathering: NodeJS.Timeout | null = null
  const hear = (table: string) => {
    told.add(table)
    gathering ??= setTimeout(() => {
      gathering = null
      const arrivalsOnly = told.size === 1 && told.has('watch_arrival')
      told.clear()
      void inTurn(async () => {
        if (!arrivalsOnly) await reload()
        await takeArrivals()
      })
    }, GATHER_MS)
  }
  const shards = holdShards(
    database,
    { change: () => inTurn(reload), told: hear, trouble: (cause) => quiet('shards', cause) },
    { lookMs: deps.lookMs ?? 5_000 },
  )
  const timer = setInterval(() => hear(''), deps.reloadMs ?? RELOAD_MS)
  return {
    figures: core.figures,
    shards: shards.held,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      if (gathering) clearTimeout(gathering)
      await last
      await core.stop()
      await samples.stop()
      await shards.stop()
    },
  }
}

/** Logs a trouble the first time and then once a minute: a database that is away is away every second. */
function seldom(log: WatchDeps['log'], clocks: Clocks) {
  const lastAt = new Map<string, number>()
  return (what: string, cause: unknown) => {
    const now = clocks.steady()
    if (now - (lastAt.get(what) ?? -Infinity) < 60_000) return
    if (lastAt.size > 1_000) lastAt.clear()
    lastAt.set(what, now)
    log.warn({ what, err: cause }, 'watch trouble')
  }
}
