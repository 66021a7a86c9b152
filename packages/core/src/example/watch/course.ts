import type { Instant } from '../../kernel/time.ts'
import { assess } from '../../watch/assess.ts'
import { metricsOf } from '../../watch/kinds/all.ts'
import type { Metric } from '../../watch/metric.ts'
import type { Outcome, Reading } from '../../watch/reading.ts'
import { type Saying, say } from '../../watch/said/saying.ts'
import { type ExampleCheck, oidNumbers } from './checks.ts'
import type { Condition, Scenario } from './scenario.ts'
import { rateAt, switchPorts } from './switch-ports.ts'
import { sixDigits } from './six-digits.ts'
import { simTarget } from './targets.ts'
import type { Effect } from './troubles.ts'

const GB = 2 ** 30

type ValueAt = (at: Instant, condition: Condition, effect: Effect | null) => number | null

/** A reading of the course, before its check has a number. */
export type CourseReading = Omit<Reading, 'checkNo'>

/** What a check of the example read, or would have, at any moment of the scenario. */
export class Course {
  readonly of: ExampleCheck
  readonly scenario: Scenario
  /** From one reading to the next. */
  readonly stepMs: number
  /** The keys of its metrics, in the order of its values. */
  readonly metricKeys: readonly string[]
  readonly #metrics: readonly Metric[]
  /** The place of the metric of each threshold. */
  readonly #limited: readonly number[]
  readonly #values: readonly ValueAt[]

  constructor(of: ExampleCheck, scenario: Scenario) {
    this.of = of
    this.scenario = scenario
    this.stepMs = of.check.intervalS * 1000
    this.#metrics = metricsOf(of.check.settings)
    this.metricKeys = this.#metrics.map((metric) => metric.key)
    this.#limited = of.check.thresholds.map((t) => this.metricKeys.indexOf(t.metric))
    this.#values = this.#metrics.map(({ key }) => this.#valueOf(key))
  }

  /** When the readings of a span before the beginning were taken: the first of them, and how many. The last one lies a step before the beginning. */
  momentsIn(from: Instant, to: Instant): { readonly first: Instant; readonly count: number } {
    const { at: begun } = this.scenario.begun
    const first = begun - Math.floor((begun - from) / this.stepMs) * this.stepMs
    return { first: first as Instant, count: Math.max(0, Math.ceil((to - first) / this.stepMs)) }
  }

  /** The readings of a span before the beginning. */
  readingsIn(from: Instant, to: Instant): CourseReading[] {
    const { first, count } = this.momentsIn(from, to)
    return Array.from({ length: count }, (_, i) => this.readingAt((first + i * this.stepMs) as Instant))
  }

  readingAt(at: Instant): CourseReading {
    const effect = this.scenario.effectOn(this.of.target, at)
    const condition = this.scenario.condition(this.of.target, at, effect)
    const { timeoutS } = this.of.check
    const tookMs = sixDigits(condition.tookMs)
    const failed = (afterMs: number, detail: Saying): CourseReading => ({
      at,
      tookMs: afterMs,
      ok: false,
      poor: false,
      values: this.#values.map(() => null),
      detail,
    })
    if (condition.state === 'refused') return failed(2, say('net.ECONNRESET'))
    if (condition.state === 'silent') return failed(timeoutS * 1000, say('net.late', { s: timeoutS }))
    if (condition.state === 'error') return failed(tookMs, say('http.status', { status: condition.status }))
    const values = this.#values.map((value) => {
      const read = value(at, condition, effect)
      return read === null ? null : sixDigits(read)
    })
    const black = Math.round(this.#blackSeconds(at))
    if (black > 0)
      return { at, tookMs, ok: false, poor: false, values, detail: say('picture.black', { s: black }) }
    const found = assess(
      this.of.check.thresholds,
      (threshold, nth) => {
        // A forecast looks at what came before; limits are what the past was judged by.
        const value = threshold.kind === 'level' ? values[this.#limited[nth] as number] : null
        return value == null ? [] : [{ at, value }]
      },
      (key) => this.#metrics.find((metric) => metric.key === key) ?? { zh: key, en: key, unit: 'number' },
    )
    return {
      at,
      tookMs,
      ok: found.outcome !== 'failed',
      poor: found.outcome === 'poor',
      values,
      detail: found.detail,
    }
  }

  outcomeAt(at: Instant): Outcome {
    const { ok, poor } = this.readingAt(at)
    return ok ? (poor ? 'poor' : 'good') : 'failed'
  }

  #valueOf(key: string): ValueAt {
    const ask = (name: string): ValueAt => {
      const read = this.scenario.numberOf(this.of.target, name)
      return (at, _, effect) => read(at, effect)
    }
    const own = this.#ownNumber(key)
    if (own !== null) return ask(own)
    const disk = key.startsWith('disk-free:') ? (key === 'disk-free:/' ? 500 : 3725) : 0
    if (disk > 0) {
      const used = this.scenario.numberOf(this.of.target, 'disk')
      return (at, _, effect) => disk * GB * (1 - used(at, effect) / 100)
    }
    if (key.startsWith('disk-used:')) return ask('disk')
    if (key.startsWith('service:')) return () => 1
    if (key === 'black-s') return (at) => this.#blackSeconds(at)
    const through = this.#portRate(key)
    if (through !== null) return through
    const { numbers } = simTarget(this.of.target)
    const number = named[key] ?? key
    if (number in numbers) return ask(number)
    const known = plain[key.replace(/:.*/, '')]
    return known ? (at, condition) => known(condition, at) : () => null
  }

  /** For how long the picture has been black, where that counts; at least as long as it takes to count. */
  #blackSeconds(at: Instant): number {
    const { settings } = this.of.check
    if (settings.kind !== 'hls' || settings.black === null) return 0
    const trouble = this.scenario.troubleOn(this.of.target, at)
    if (trouble?.effect.kind !== 'black') return 0
    return Math.max(settings.black.seconds, (at - trouble.from) / 1000)
  }

  /** The number that a metric of the check's own stands for; null for one of its kind. */
  #ownNumber(key: string): string | null {
    const { settings } = this.of.check
    const isOwn = ({ name }: { readonly name: string }) => `own:${name}` === key
    if (settings.kind === 'snmp') return oidNumbers[settings.oids.find(isOwn)?.oid ?? ''] ?? null
    if (settings.kind !== 'exporter' || !key.startsWith('own:')) return null
    return /name="([^"]+)"/.exec(settings.metrics.find(isOwn)?.metric ?? '')?.[1] ?? null
  }

  /** Bits a second through the port that a metric names; null for any other metric. */
  #portRate(key: string): ValueAt | null {
    const [, way, name] = /^(in|out):(.+)$/.exec(key) ?? []
    const port = switchPorts[this.of.target]?.find((one) => one.name === name)
    if (!port) return null
    const mean = way === 'in' ? port.received : port.sent
    return (at) => rateAt(mean, port.peak, at) * 8
  }
}

/** Numbers of targets that metrics of SNMP call otherwise. */
const named: Readonly<Record<string, string>> = {
  'battery-charge': 'charge',
  'battery-minutes': 'minutes',
  'input-volt': 'input',
  supply: 'toner',
  'used:/media': 'disk',
  'used:/archive': 'second',
}

const DAY = 86_400_000

/** What metrics come to that follow from how long an answer takes, or are always the same. */
const plain: Readonly<Record<string, (condition: Condition, at: Instant) => number>> = {
  'connect-ms': ({ tookMs }) => Math.min(1, tookMs / 20),
  'first-byte-ms': ({ tookMs }) => tookMs,
  'answer-ms': ({ tookMs }) => tookMs,
  status: ({ status }) => status,
  records: () => 1,
  'ttl-s': () => 600,
  'offset-ms': ({ tookMs }) => (tookMs - 1) / 4,
  'delay-ms': ({ tookMs }) => tookMs,
  stratum: () => 2,
  'playlist-ms': ({ tookMs }) => tookMs * 2,
  'segment-ms': ({ tookMs }) => tookMs + 9,
  'segment-age-s': ({ tookMs }, at) => ((at / 1000) % 4) + Math.max(0, tookMs / 100 - 1),
  'delay-s': (_, at) => 4 + ((at / 1000) % 4),
  'fetch-speed': ({ tookMs }) => 4000 / (tookMs + 9),
  'on-battery': () => 0,
  'in-errors': () => 0,
  'out-errors': () => 0,
  up: () => 1,
  'query-ms': ({ tookMs }) => tookMs,
  value: () => 48_210,
  continuity: () => 0,
  transport: () => 0,
  // The tone that the simulated streams carry.
  loudness: () => -20.8,
  in: (_, at) => 4.2e6 * (1 + 0.5 * Math.cos((2 * Math.PI * (at / DAY + 1 / 3 - 0.8)) % (2 * Math.PI))),
  out: (_, at) => 9.6e6 * (1 + 0.5 * Math.cos((2 * Math.PI * (at / DAY + 1 / 3 - 0.8)) % (2 * Math.PI))),
  uptime: (_, at) => ((at / 1000 - 5 * 86_400) % (7 * 86_400)) + 3600,
}
