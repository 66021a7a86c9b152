import { isMeant, type Sample, type Selector, selectorOf } from './exposition.ts'
import { type Count, ratePerSecond } from './counter.ts'
import type { ExporterSettings } from './kinds/exporter.ts'
import { type Saying, say } from './said/saying.ts'

/** What the names of an exporter mean. */
type Template = {
  /** Seconds of each mode of each processor; the mode `idle` is at rest. */
  readonly cpu: string
  /** Free and whole memory, in the names of several versions. */
  readonly memory: readonly (readonly [free: string, whole: string])[]
  readonly load: string
  readonly received: string
  readonly sent: string
  readonly temperatures: readonly string[]
  readonly bootedAt: readonly string[]
  readonly disk: { readonly free: string; readonly whole: string; readonly label: string }
  readonly service: { readonly name: string; readonly running: string }
}

const templates: Readonly<Record<'node' | 'windows', Template>> = {
  node: {
    cpu: 'node_cpu_seconds_total',
    memory: [['node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes']],
    load: 'node_load1',
    received: 'node_network_receive_bytes_total',
    sent: 'node_network_transmit_bytes_total',
    temperatures: ['node_hwmon_temp_celsius', 'node_thermal_zone_temp'],
    bootedAt: ['node_boot_time_seconds'],
    disk: { free: 'node_filesystem_avail_bytes', whole: 'node_filesystem_size_bytes', label: 'mountpoint' },
    service: { name: 'node_systemd_unit_state', running: 'active' },
  },
  windows: {
    cpu: 'windows_cpu_time_total',
    memory: [
      ['windows_memory_physical_free_bytes', 'windows_memory_physical_total_bytes'],
      ['windows_os_physical_memory_free_bytes', 'windows_cs_physical_memory_bytes'],
    ],
    load: 'windows_system_processor_queue_length',
    received: 'windows_net_bytes_received_total',
    sent: 'windows_net_bytes_sent_total',
    temperatures: ['windows_thermalzone_temperature_celsius'],
    bootedAt: [
      'windows_system_boot_time_timestamp_seconds',
      'windows_system_boot_time_timestamp',
      'windows_system_system_up_time',
    ],
    disk: {
      free: 'windows_logical_disk_free_bytes',
      whole: 'windows_logical_disk_size_bytes',
      label: 'volume',
    },
    service: { name: 'windows_service_state', running: 'running' },
  },
}

/** Lines inside the machine, and bridges that count again what a real line has counted. */
const NO_LINE = /^(lo|veth|docker|br-|virbr|cni|flannel|tap|tun|bond|isatap|loopback)/i
/** Beyond these a sensor is broken, not hot. */
const COLDEST = -50
const HOTTEST = 200

/** What is remembered of an exporter's counters from one reading to the next. */
export type CountsBefore = ReadonlyMap<string, Count>

/** What a page says of the settings' metrics, in their order. */
export type Figures = {
  readonly values: readonly (number | null)[]
  readonly counts: CountsBefore
  /** What is wrong: a service that stands still, a disk that is gone. */
  readonly objection: Saying | null
  /** What was asked for and is not on the page. */
  readonly missing: readonly string[]
}

/** The names that are read from a page. */
export function namesWanted(settings: ExporterSettings): ReadonlySet<string> {
  const names = settings.metrics.map(({ metric }) => (selectorOf(metric) as Selector).name)
  if (settings.template === 'own') return new Set(names)
  const t = templates[settings.template]
  return new Set([
    ...names,
    t.cpu,
    ...t.memory.flat(),
    t.load,
    t.received,
    t.sent,
    ...t.temperatures,
    ...t.bootedAt,
    ...(settings.disks.length > 0 ? [t.disk.free, t.disk.whole] : []),
    ...(settings.services.length > 0 ? [t.service.name] : []),
  ])
}

/**
 * Turns samples into the values of a reading.
 *
 * @param at ms on a steady clock, for rates
 * @param now seconds since 1970, for the time since a start
 */
export function figuresOf(
  settings: ExporterSettings,
  samples: readonly Sample[],
  before: CountsBefore,
  at: number,
  now: number,
): Figures {
  const counts = new Map<string, Count>()
  const rate = (key: string, value: number | null): number | null => {
    if (value === null) return null
    counts.set(key, { at, value })
    return ratePerSecond(before.get(key), { at, value })
  }
  const own = settings.metrics.map(({ name, metric, rate: isRate }) => {
    const selector = selectorOf(metric) as Selector
    const sum = total(samples.filter((sample) => isMeant(selector, sample)))
    return { name, value: isRate ? rate(`own:${name}`, sum) : sum, there: sum !== null }
  })
  const missing = own.filter((one) => !one.there).map((one) => one.name)
  const ownValues = own.map(({ value }) => value)
  if (settings.template === 'own') return { values: ownValues, counts, objection: null, missing }
  const t = templates[settings.template]
  const named = (name: string) => samples.filter((sample) => sample.name === name)
  const disks = settings.disks.map((disk) => diskFigures(t, named, disk))
  const services = settings.services.map((service) => serviceState(t, named, service))
  return {
    values: [
      ...machineFigures(t, named, rate, now),
      ...disks.flatMap((disk) => (disk ? [disk.used, disk.free] : [null, null])),
      ...services,
      ...ownValues,
    ],
    counts,
    objection:
      first(
        settings.disks,
        (_, i) => disks[i] === null,
        (disk) => say('exporter.no-disk', { disk }),
      ) ??
      first(
        settings.services,
        (_, i) => services[i] === 0,
        (service) => say('exporter.stopped', { service }),
      ) ??
      first(
        settings.services,
        (_, i) => services[i] === null,
        (service) => say('exporter.no-service', { service }),
      ),
    missing,
  }
}

type Named = (name: string) => readonly Sample[]

function machineFigures(
  t: Template,
  named: Named,
  rate: (key: string, value: number | null) => number | null,
  now: number,
): (number | null)[] {
  const cpu = named(t.cpu)
  const idle = rate('idle', total(cpu.filter(({ labels }) => labels.get('mode') === 'idle')))
  const busy = rate('busy', total(cpu.filter(({ labels }) => labels.get('mode') !== 'idle')))
  const line = (name: string) =>
    total(named(name).filter(({ labels }) => !NO_LINE.test(labels.get('device') ?? labels.get('nic') ?? '')))
  const degrees = t.temperatures
    .flatMap((name) => named(name))
    .map(({ value }) => value)
    .filter((value) => value > COLDEST && value < HOTTEST)
  const booted = t.bootedAt.map((name) => total(named(name))).find((value) => value !== null) ?? null
  return [
    idle === null || busy === null || idle + busy <= 0 ? null : (busy / (idle + busy)) * 100,
    memoryUsed(t, named),
    total(named(t.load)),
    rate('in', line(t.received)),
    rate('out', line(t.sent)),
    degrees.length === 0 ? null : Math.max(...degrees),
    booted === null || booted > now ? null : now - booted,
  ]
}

function memoryUsed(t: Template, named: Named): number | null {
  for (const [free, whole] of t.memory) {
    const used = usedShare(total(named(free)), total(named(whole)))
    if (used !== null) return used
  }
  return null
}

function diskFigures(
  t: Template,
  named: Named,
  disk: string,
): { used: number | null; free: number | null } | null {
  const of = (name: string) =>
    named(name).find(({ labels }) => labels.get(t.disk.label) === disk)?.value ?? null
  const [free, whole] = [of(t.disk.free), of(t.disk.whole)]
  return free === null && whole === null ? null : { used: usedShare(free, whole), free }
}

function serviceState(t: Template, named: Named, service: string): number | null {
  const wanted = service.toLowerCase()
  const own = named(t.service.name).filter(({ labels }) => {
    const name = labels.get('name')?.toLowerCase()
    return name === wanted || name === `${wanted}.service`
  })
  if (own.length === 0) return null
  return own.some(({ labels, value }) => labels.get('state') === t.service.running && value === 1) ? 1 : 0
}

/** Percent in use; null where the two do not go together. */
const usedShare = (free: number | null, whole: number | null): number | null =>
  free === null || whole === null || !(whole > 0) || free < 0 || free > whole
    ? null
    : (1 - free / whole) * 100

/** The sum of what can be added; null when there is nothing. */
function total(samples: readonly Sample[]): number | null {
  const numbers = samples.map(({ value }) => value).filter((value) => Number.isFinite(value))
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0)
}

function first(
  names: readonly string[],
  is: (name: string, at: number) => boolean,
  saying: (name: string) => Saying,
): Saying | null {
  const found = names.find(is)
  return found === undefined ? null : saying(found)
}
