import type { Instant } from '../../kernel/time.ts'
import { assess } from '../../watch/assess.ts'
import { metricsOf } from '../../watch/kinds/all.ts'
import type { Metric } from '../../watch/metric.ts'
import type { Outcome, Reading } from '../../watch/reading.ts'
import { type Saying, say } from '../../watch/said/saying.ts'
import { type ExampleCheck, oidNumbers } from './checks.ts'
import type { Condition, Scenario } from './scenario.ts'
import { rateAt, switchPorts } from './switch-ports.ts'
import { simTarget } from './targets.ts'
import type { Effect } from './troubles.ts'

const GB = 2 ** 30

type ValueAt = (at: Instant, condition: Condition, effect: Effect | null) => number | null

/** What a check of the example read, or would have, at any moment of the scenario. */
export class Course {
  readonly of: ExampleCheck
  readonly scenario: Scenario
  /** The keys of its metrics, in the order of its values. */
  readonly metricKeys: readonly string[]
  readonly #metrics: readonly Metric[]
  /** The place of the metric of each threshold. */
  readonly #limited: readonly number[]
  readonly #values: readonly ValueAt[]

  constructor(of: ExampleCheck, scenario: Scenario) {
    this.of = of
    this.scenario = scenario
    this.#metrics = metricsOf(of.check.settings)
    this.metricKeys = this.#metrics.map((metric) => metric.key)
    this.#limited = of.check.thresholds.map((t) => this.metricKeys.indexOf(t.metric))
    this.#values = this.#metrics.map(({ key }) => this.#valueOf(key))
  }

  readingAt(at: Instant): Omit<Reading, 'checkNo'> {
    const effect = this.scenario.effectOn(this.of.target, at)
    const condition = this.scenario.condition(this.of.target, at, effect)
    const { timeoutS } = this.of.check
    const failed = (tookMs: number, detail: Saying): Omit<Reading, 'checkNo'> => ({
      at,
      tookMs,
      ok: false,
      poor: false,
      values: this.#values.map(() => null),
      detail,
    })
    if (condition.state === 'refused') return failed(2, say('net.ECONNRESET'))
    if (condition.state === 'silent') return failed(timeoutS * 1000, say('net.late', { s: timeoutS }))
    if (condition.state === 'error')
      return failed(condition.tookMs, say('http.status', { status: condition.status }))
    const values = this.#values.map((value) => value(at, condition, effect))
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
      tookMs: condition.tookMs,
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
    const through = this.#portRate(key)
    if (through !== null) return through
    const { numbers } = simTarget(this.of.target)
    const number = named[key] ?? key
    if (number in numbers) return ask(number)
    const known = plain[key.replace(/:.*/, '')]
    return known ? (at, condition) => known(condition, at) : () => null
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
  bitrate: () => 385_000,
  in: (_, at) => 4.2e6 * (1 + 0.5 * Math.cos((2 * Math.PI * (at / DAY + 1 / 3 - 0.8)) % (2 * Math.PI))),
  out: (_, at) => 9.6e6 * (1 + 0.5 * Math.cos((2 * Math.PI * (at / DAY + 1 / 3 - 0.8)) % (2 * Math.PI))),
  uptime: (_, at) => ((at / 1000 - 5 * 86_400) % (7 * 86_400)) + 3600,
}
