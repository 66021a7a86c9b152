import type { Instant } from '@rongheng/core/kernel/time'
import type { CheckId } from '@rongheng/core/watch/ids'
import type { CheckSettings, Kind } from '@rongheng/core/watch/kinds/all'
import type { Probe, Reach, Seen } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { ownWords, type Saying, say } from '@rongheng/core/watch/said/saying'
import type { ChangeId } from '@rongheng/core/watch/verdict-change'
import type { Clocks } from './clock.ts'
import { type Lane, lane } from './lanes.ts'
import { lateness } from './lateness.ts'
import { outbox, type WriteBatch } from './outbox.ts'
import { runTimetable } from './run-timetable.ts'
import { sampleBox, type Sample } from './sample-box.ts'
import { type Change, type Given, Watched } from './watched.ts'

/** What the engine is given: all that reaches outside. */
export type EngineDeps = {
  readonly clocks: Clocks
  readonly newId: (prefix: string, at: Instant) => string
  /** Null for a kind that nothing here can probe. */
  readonly probe: (kind: Kind) => Probe<CheckSettings> | null
  /** How many probes of a kind may run at once. */
  readonly atOnce?: (kind: Kind) => number
  readonly reach: Reach
  readonly write: WriteBatch
  /** Takes what came back around a change of verdict, and the newest picture of a stream. May forget it. */
  readonly keepSample: (sample: Sample) => void
  /** Somebody else wrote changes of these: their standing is to be put in anew. */
  readonly onOutdated: (checkIds: readonly CheckId[]) => void
  /** A fault of ours: what was done, and what came of it. */
  readonly onTrouble: (what: string, cause: unknown) => void
  /** How often is written, and how many readings may wait while writing fails. */
  readonly writeEveryMs?: number
  readonly mostWaiting?: number
}

/** What the engine says of itself, since its start. */
export type EngineFigures = {
  readonly checks: number
  readonly due: number
  readonly done: number
  /** Due and not run: the run before it had not come back, or whole intervals were missed. */
  readonly notRun: number
  readonly lateP99Ms: number
  readonly running: number
  /** Probes that wait for others to end. */
  readonly queued: number
  /** Readings that are not written yet, and those lost because too many were not. */
  readonly waiting: number
  readonly dropped: number
  readonly faults: number
}

/** Runs checks, judges their readings and writes them. It knows no database and no network: those are given. */
export type Engine = {
  /** Takes checks up, or takes them as they were changed. `anew`: also their standing. */
  readonly put: (checks: readonly Given[], how?: { readonly anew: boolean }) => void
  readonly remove: (checkIds: readonly CheckId[]) => void
  /** Takes what came by itself. @returns whether the check is here */
  readonly accept: (checkId: CheckId, seen: Seen, at: Instant, arrival?: number | null) => boolean
  /** Writes what is there now. */
  readonly flush: () => Promise<void>
  readonly figures: () => EngineFigures
  /** Runs nothing more and writes what is there; probes that are under way are not waited for. */
  readonly stop: () => Promise<void>
}

/** How many probes of a kind run at once. */
const AT_ONCE = 400
/** Those that begin a process for every look: many at once would leave the machine for nothing else. ffmpeg's are bounded where they begin. */
const OWN_PROCESS: ReadonlySet<Kind> = new Set(['script', 'disk'])
const PROCESSES_AT_ONCE = 16
/** A probe that has not come back so long after its time never will. */
const GRACE_MS = 2_000
const SWEEP_MS = 1_000

export function engine(deps: EngineDeps): Engine {
  const { clocks } = deps
  // A clock that goes on evenly and began with the one on the wall: for trends, which a jump of the wall's would bend.
  const origin = clocks.wall() - clocks.steady()
  const moment = (): Instant => Math.round(origin + clocks.steady()) as Instant
  const held = new Map<CheckId, Watched>()
  const lanes = new Map<Kind, Lane>()
  const late = lateness()
  const samples = sampleBox()
  const count = { due: 0, done: 0, notRun: 0, faults: 0 }
  let stopped = false

  const box = outbox(deps.write, {
    most: deps.mostWaiting ?? 200_000,
    onTrouble: (cause) => deps.onTrouble('write', cause),
    onOutdated: deps.onOutdated,
  })
  const note = (change: Change) => box.change({ ...change, id: deps.newId('vch', change.at) as ChangeId })

  const take = (one: Watched, seen: Seen, at: Instant, arrival: number | null) => {
    const { check } = one.given
    const { reading, changes } = one.take(seen, at, moment())
    one.heardAt = clocks.steady()
    box.reading(reading, arrival)
    for (const change of changes) note(change)
    if (seen.sample && !reading.ok) samples.put(check, at, seen.sample)
    if (changes.some(({ reason }) => reason === 'readings'))
      for (const one of samples.of(check.id)) deps.keepSample(one)
    if (seen.frame) deps.keepSample({ kind: 'frame', check, at, ...seen.frame })
  }

  const probeOnce = async (one: Watched) => {
    const { check, secrets } = one.given
    const at = clocks.wall()
    const probe = deps.probe(check.settings.kind)
    try {
      if (!probe) throw new Objection(say('engine.no-probe', { kind: check.settings.kind }))
      const timeoutMs = check.timeoutS * 1000
      const looked = probe(check.settings, {
        reach: deps.reach,
        timeoutMs,
        secrets: await secrets(),
        memory: one.memory,
      })
      const seen = await within(looked, timeoutMs + GRACE_MS)
      // Meanwhile it may have been stopped, taken off the list, or given to another process.
      if (stopped || held.get(check.id) !== one || one.given.check.paused) return
      count.done++
      take(one, seen, at, null)
    } catch (cause) {
      count.faults++
      one.fault = sayingOf(cause)
      deps.onTrouble(`probe ${check.id}`, cause)
    }
  }

  const timetable = runTimetable<Watched>(clocks.steady, (one, due) => {
    count.due++
    if (one.running) {
      count.notRun++
      return
    }
    one.running = true
    laneOf(one.given.check.settings.kind).run(async () => {
      if (!stopped && held.get(one.given.check.id) === one) {
        late.add(clocks.steady() - due)
        await probeOnce(one)
      }
      one.running = false
    })
  })
  const laneOf = (kind: Kind): Lane => {
    const known = lanes.get(kind)
    if (known) return known
    const made = lane(deps.atOnce?.(kind) ?? (OWN_PROCESS.has(kind) ? PROCESSES_AT_ONCE : AT_ONCE))
    lanes.set(kind, made)
    return made
  }
  const retime = () =>
    timetable.set([...held.values()].filter(({ given }) => !given.check.paused && !given.comes))

  const sweep = () => {
    const now = clocks.steady()
    for (const one of held.values())
      if (!one.silent && !one.given.check.paused && now - one.heardAt > one.silenceMs)
        note(one.fallSilent(clocks.wall()))
  }
  const sweeping = setInterval(sweep, SWEEP_MS)
  const writing = setInterval(() => void box.flush(), deps.writeEveryMs ?? 1_000)

  return {
    put: (checks, how) => {
      const wall = clocks.wall()
      for (const given of checks) {
        const { check } = given
        const known = how?.anew ? undefined : held.get(check.id)
        if (known && !known.given.check.paused && check.paused) {
          const change = known.pause(wall)
          if (change) note(change)
        }
        if (known) {
          // What was paused, or looked elsewhere, has its two intervals from now.
          if (known.given.check.paused) known.heardAt = clocks.steady()
          known.update(given)
          continue
        }
        const one = new Watched(given, clocks.steady())
        held.set(check.id, one)
        if (check.paused) {
          const change = one.pause(wall)
          if (change) note(change)
        } else if (one.toldAt !== null && wall - one.toldAt > one.silenceMs)
          note(one.interrupted((one.toldAt + 2 * one.intervalMs) as Instant))
      }
      retime()
    },
    remove: (checkIds) => {
      for (const id of checkIds) held.delete(id)
      retime()
    },
    accept: (checkId, seen, at, arrival = null) => {
      const one = held.get(checkId)
      if (!one || one.given.check.paused) return false
      count.done++
      if (one.isLate(at, clocks.wall())) box.reading(one.late(seen, at), arrival)
      else take(one, seen, at, arrival)
      return true
    },
    flush: box.flush,
    figures: () => {
      const load = [...lanes.values()].map((one) => one.state())
      return {
        checks: held.size,
        ...count,
        lateP99Ms: late.p99(),
        running: load.reduce((sum, one) => sum + one.running, 0),
        queued: load.reduce((sum, one) => sum + one.waiting, 0),
        ...box.state(),
      }
    },
    stop: async () => {
      stopped = true
      timetable.stop()
      clearInterval(sweeping)
      clearInterval(writing)
      for (const one of lanes.values()) one.clear()
      await box.flush()
    },
  }
}

/** Why something of ours failed. */
export const sayingOf = (cause: unknown): Saying =>
  cause instanceof Objection ? cause.saying : ownWords(cause instanceof Error ? cause.message : String(cause))

/** @throws Objection when it takes longer: what it brings later is forgotten */
function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Objection(say('engine.hangs', { s: ms / 1000 }))), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
