import { type Instant, momentText } from '@rongheng/core/kernel/time'
import { assess, type Assessment, type Named, Trend } from '@rongheng/core/watch/assess'
import type { Check } from '@rongheng/core/watch/check'
import { fellSilent, flaps, judge, type Standing } from '@rongheng/core/watch/judge'
import { kindOf, metricsOf } from '@rongheng/core/watch/kinds/all'
import { type Metric, tookMetric } from '@rongheng/core/watch/metric'
import type { Seen } from '@rongheng/core/watch/probe'
import type { Reading } from '@rongheng/core/watch/reading'
import { fitted, type Saying, say } from '@rongheng/core/watch/said/saying'
import { isSilence, type LastChange, resume } from '@rongheng/core/watch/resume'
import type { Point } from '@rongheng/core/watch/threshold'
import type { ChangeReason, KeptReading, VerdictChange } from '@rongheng/core/watch/verdict-change'
import type { Verdict } from '@rongheng/core/watch/verdict'

/** A check as it is given to the engine: with what is known of it from before, and how its secrets are opened. */
export type Given = {
  readonly check: Check
  /** Keys of its metrics by their places in a stored reading. */
  readonly metrics: readonly string[]
  /** Opens the secrets for one probe. Rejects when they cannot be opened. */
  readonly secrets: () => Promise<Readonly<Record<string, string>>>
  /** Its readings come by themselves or from elsewhere; nothing is run here. */
  readonly comes: boolean
  readonly last: LastChange | null
  readonly flapping: boolean
  readonly newest: readonly Reading[]
  /** For each threshold, the past of its metric. */
  readonly past: readonly (readonly Point[])[]
}

/** A change before it has an id. */
export type Change = Omit<VerdictChange, 'id'>

/** The longest run a rule may ask for, and so what a change may have to show. */
const MOST_SHOWN = 20
/** No longer than a person reads, and than agents send. */
const MOST_SAID = 500

/** One check as the engine holds it between two readings: what is known, and what the next reading makes of it. */
export class Watched {
  given: Given
  readonly no: number
  intervalMs: number
  standing: Standing
  flapping: boolean
  /** Nothing came for two intervals, and that was said. */
  silent: boolean
  /** By the wall, when it last told something before it was given to us, where that was not followed by a known silence. */
  readonly toldAt: Instant | null
  /** On the steady clock: when it last told something, or began to be held here. */
  heardAt: number
  running = false
  /** Why it could not be run, when the fault is ours. */
  fault: Saying = ''
  memory = new Map<string, unknown>()
  #lastChangeAt: number
  #newestAt: number
  #shown: KeptReading[]
  #trends: Trend[]
  #metrics: readonly Metric[]
  #places: readonly number[]

  constructor(given: Given, steadyNow: number) {
    this.given = given
    this.no = given.check.no
    this.intervalMs = given.check.intervalS * 1000
    this.standing = resume(given.last, given.newest, given.check.rule)
    this.flapping = given.flapping
    const toldAt = given.newest[0]?.at ?? null
    const silence = given.last !== null && isSilence(given.last) && (toldAt ?? 0) <= given.last.at
    this.toldAt = silence ? null : toldAt
    this.silent = silence && given.last?.reason !== 'paused' && given.last?.reason !== 'interrupted'
    this.heardAt = steadyNow
    this.#lastChangeAt = given.last?.at ?? 0
    this.#newestAt = toldAt ?? 0
    this.#shown = given.newest.slice(0, MOST_SHOWN).map(kept)
    this.#metrics = metricsOf(given.check.settings)
    this.#places = this.#metrics.map(({ key }) => given.metrics.indexOf(key))
    this.#trends = this.#newTrends(given)
  }

  /** Takes a check that a person changed; what is known of it stays. */
  update(given: Given): void {
    const before = this.given
    this.given = given
    this.intervalMs = given.check.intervalS * 1000
    if (JSON.stringify(before.check.settings) !== JSON.stringify(given.check.settings))
      this.memory = new Map()
    this.#metrics = metricsOf(given.check.settings)
    this.#places = this.#metrics.map(({ key }) => given.metrics.indexOf(key))
    this.#trends = this.#newTrends(given)
  }

  #newTrends({ check, past }: Given): Trend[] {
    return check.thresholds.map((threshold, at) => {
      const trend = new Trend(threshold)
      trend.seed(past[at] ?? [])
      return trend
    })
  }

  /** How long it may say nothing before that is said of it. One that is run may use all of its time, twice. */
  get silenceMs(): number {
    if (kindOf(this.given.check.settings.kind).quiet) return Infinity
    return 2 * this.intervalMs + (this.given.comes ? 0 : this.given.check.timeoutS * 1000)
  }

  /**
   * What one answer makes of it.
   *
   * @param at     when it was looked at, by the wall
   * @param moment the same on a clock that never jumps: trends are judged by it
   */
  take(seen: Seen, at: Instant, moment: Instant): { reading: Reading; changes: Change[] } {
    const { check } = this.given
    const found = seen.ok ? this.#assess(seen, moment) : { outcome: 'failed' as const, detail: seen.detail }
    const reading = this.#reading(seen, at, found)
    this.#newestAt = at
    this.#shown = [kept(reading), ...this.#shown.slice(0, MOST_SHOWN - 1)]
    this.silent = false
    this.fault = ''
    const before = this.standing
    this.standing = judge(before, found.outcome, check.rule)
    const changes: Change[] = []
    if (this.standing.verdict !== before.verdict)
      changes.push(
        this.#change(
          before.verdict,
          this.standing.verdict,
          'readings',
          at,
          reading.ok && !reading.poor ? '' : reading.detail,
        ),
      )
    const flapping = flaps(this.flapping, this.standing)
    if (flapping !== this.flapping) {
      this.flapping = flapping
      const { verdict } = this.standing
      changes.push(this.#change(verdict, verdict, flapping ? 'flapping' : 'steady', at, ''))
    }
    return { reading, changes }
  }

  /**
   * Whether what is heard only now says nothing of how things stand: it is as old as a silence, or older than what was heard
   * before. After the clock went back, what was heard before lies ahead, and counts no longer.
   */
  isLate(at: Instant, now: Instant): boolean {
    return now - at > this.silenceMs || (at <= this.#newestAt && this.#newestAt <= now)
  }

  /** What was seen long ago, as it is kept: no verdict changes by it, and trends go on without it. */
  late(seen: Seen, at: Instant): Reading {
    const levels = this.given.check.thresholds.filter(({ kind }) => kind === 'level')
    const found = seen.ok
      ? assess(levels, ({ metric }) => this.#pointOf(seen, metric, at), this.#named)
      : { outcome: 'failed' as const, detail: seen.detail }
    return this.#reading(seen, at, found)
  }

  #reading(seen: Seen, at: Instant, found: Assessment): Reading {
    return {
      checkNo: this.given.check.no,
      at,
      tookMs: Number.isFinite(seen.tookMs) ? seen.tookMs : 0,
      ok: found.outcome !== 'failed',
      poor: found.outcome === 'poor',
      values: this.#byPlace(seen.values),
      detail: fitted(found.detail || seen.detail || seen.note || '', MOST_SAID),
    }
  }

  #assess(seen: Seen, moment: Instant) {
    return assess(
      this.given.check.thresholds,
      (threshold, place) => {
        const points = this.#pointOf(seen, threshold.metric, moment)
        return points[0] ? (this.#trends[place] as Trend).add(points[0]) : []
      },
      this.#named,
    )
  }

  /** What was seen of a metric, at a moment; nothing where it was not measured. */
  #pointOf(seen: Seen, metric: string, at: Instant): Point[] {
    const value = metric === tookMetric.key ? seen.tookMs : seen.values[this.#placeOf(metric)]
    return value === undefined || value === null || !Number.isFinite(value) ? [] : [{ at, value }]
  }

  #placeOf = (key: string): number => this.#metrics.findIndex((metric) => metric.key === key)

  #named = (key: string): ReturnType<Named> =>
    this.#metrics[this.#placeOf(key)] ??
    (key === tookMetric.key ? tookMetric : { zh: key, en: key, unit: '' })

  #byPlace(values: Seen['values']): (number | null)[] {
    const placed: (number | null)[] = this.given.metrics.map(() => null)
    for (const [at, place] of this.#places.entries()) {
      const value = values[at] ?? null
      // Single precision holds no more, and what it cannot hold would keep all readings of this second from being written.
      if (place >= 0 && value !== null && Math.abs(value) < 3e38) placed[place] = value
    }
    return placed
  }

  /** Nothing came for two intervals. @param at since when that is so */
  fallSilent(at: Instant): Change {
    const { verdict } = this.standing
    this.standing = fellSilent(this.standing)
    this.silent = true
    const reason = this.given.comes ? 'no-data' : 'not-run'
    return this.#change(verdict, 'unknown', reason, at, fitted(this.fault || this.#lastCame(), MOST_SAID))
  }

  /**
   * Nobody looked for two intervals before it was given to us. That nothing comes now either is told when two more are over.
   *
   * @param at since when that is so
   */
  interrupted(at: Instant): Change {
    const { verdict } = this.standing
    this.standing = fellSilent(this.standing)
    return this.#change(verdict, 'unknown', 'interrupted', at, '')
  }

  /** When something came last, of what comes by itself: for whom its silence wakes. */
  #lastCame(): Saying {
    if (kindOf(this.given.check.settings.kind).passive !== true) return ''
    return this.#newestAt === 0
      ? say('push.never')
      : say('push.last', { at: momentText(this.#newestAt as Instant) })
  }

  /** A person stopped it. Null when nothing was known of it anyway. */
  pause(at: Instant): Change | null {
    const { verdict } = this.standing
    this.standing = fellSilent(this.standing)
    return verdict === 'unknown' ? null : this.#change(verdict, 'unknown', 'paused', at, '')
  }

  #change(before: Verdict, after: Verdict, reason: ChangeReason, at: Instant, detail: string): Change {
    const { check } = this.given
    // Changes of one check follow each other whatever the clock does, so that the last one is the last one.
    this.#lastChangeAt = Math.max(at, this.#lastChangeAt + 1)
    const most = Math.max(check.rule.failuresToDown, check.rule.successesToUp, check.rule.poorToWarning)
    return {
      checkId: check.id,
      unitId: check.unitId,
      at: this.#lastChangeAt as Instant,
      before,
      after,
      reason,
      detail,
      readings: isSilence({ reason }) ? [] : this.#shown.slice(0, most),
    }
  }
}

const kept = ({ at, tookMs, ok, poor, values, detail }: Reading): KeptReading => ({
  at,
  tookMs,
  ok,
  poor,
  values: [...values],
  detail,
})

/** Whether readings of a check come by themselves, or from an agent, and nothing is run here. */
export const comesByItself = (check: Check, here: string | null): boolean =>
  kindOf(check.settings.kind).passive === true || check.agentId !== here
