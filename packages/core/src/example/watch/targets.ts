import type { Wave } from './wave.ts'

/** How a simulated target is spoken to. */
export type Protocol = 'http' | 'tcp' | 'redis' | 'rtsp' | 'rtmp' | 'snmp' | 'dns' | 'ntp'

/** Something of the example center that is not there: a small process answers in its place, on this machine alone. */
export type SimTarget = {
  readonly key: string
  readonly protocol: Protocol
  /** Its port, counted from the first one of the block that the example was given. Sites share one. */
  readonly port: number
  /** How long it takes to answer, ms. */
  readonly took: Wave
  /** What it says of itself, by name. */
  readonly numbers: Readonly<Record<string, Wave>>
}

/** How many ports in a row the simulated targets take. */
export const SIM_PORTS = 32

const level = (mean: number, jitter = 0): Wave => ({ kind: 'daily', mean, jitter })
const took = (mean: number, day = 0.25): Wave => ({ kind: 'daily', mean, day, week: 0.05, jitter: 0.3 })
const busy = (mean: number, day: number, peak: number, jitter = 0.18): Wave => ({
  kind: 'daily',
  mean,
  day,
  peak,
  week: 0.35,
  jitter,
})
const fills = (low: number, high: number, days: number, at: number): Wave => ({
  kind: 'fill',
  low,
  high,
  days,
  at,
})

const site = (key: string, ms: number, numbers: SimTarget['numbers'] = {}): SimTarget => ({
  key,
  protocol: 'http',
  port: 0,
  took: took(ms),
  numbers,
})

/** A page or an answer of so many bytes. */
const page = (key: string, ms: number, bytes: number): SimTarget => site(key, ms, { bytes: level(bytes) })

const socket = (key: string, protocol: Protocol, port: number, ms: number): SimTarget => ({
  key,
  protocol,
  port,
  took: took(ms, 0.05),
  numbers: {},
})

const device = (key: string, port: number, numbers: SimTarget['numbers']): SimTarget => ({
  key,
  protocol: 'snmp',
  port,
  took: took(2.4, 0.1),
  numbers,
})

/** A Windows machine for editing: in the working hours it cuts, in the evening it renders. */
const editing = (nth: number, disk: Wave, cpu: number): SimTarget =>
  site(`nle-${nth}`, 9, {
    cpu: busy(cpu, 0.8, 15),
    memory: busy(58, 0.3, 16, 0.05),
    disk,
    temperature: busy(61, 0.12, 16, 0.03),
  })

const server = (key: string, cpu: number, memory: number, disk: Wave): SimTarget =>
  site(key, 8, {
    cpu: busy(cpu, 0.5, 20),
    memory: level(memory, 0.02),
    disk,
    temperature: level(48, 0.03),
  })

const switchPorts = (key: string, port: number, cpu: number): SimTarget =>
  device(key, port, { cpu: busy(cpu, 0.3, 20, 0.1), temperature: level(41, 0.03) })

/** Every simulated target. Loads, temperatures and shares of disks are percent and degrees Celsius. */
export const simTargets: readonly SimTarget[] = [
  page('app-api', 38, 67),
  page('app-news', 74, 275),
  page('app-cms', 120, 295),
  page('app-audit', 210, 59),
  page('app-push', 46, 62),
  page('app-h5', 65, 466),
  page('web-site', 90, 471),
  page('wechat-page', 150, 312),
  page('wechat-api', 95, 46),
  page('wechat-mini', 80, 49),
  page('wechat-image', 60, 41),
  page('playout-state', 14, 88),
  page('subtitle', 18, 59),
  page('newsroom', 85, 228),
  site('transcode', 22, { bytes: level(61), waiting: busy(4, 0.9, 17, 0.5) }),
  page('mam-search', 320, 45),
  page('mam-admin', 110, 228),
  site('live-tv', 12, { bytes: level(74), bitrate: level(385_000) }),
  site('live-radio', 10, { bitrate: level(84_200) }),
  server('app-host-1', 34, 62, fills(46, 71, 240, 80)),
  server('app-host-2', 31, 60, fills(44, 69, 240, 80)),
  server('playout-1', 22, 48, fills(35, 62, 45, 20)),
  server('playout-2', 19, 47, fills(35, 62, 45, 20)),
  server('render', 46, 66, fills(40, 78, 60, 33)),
  editing(1, fills(42, 80, 40, 12), 24),
  editing(2, fills(38, 82, 52, 31), 21),
  // Its disk has not been cleared for long: what a forecast is for.
  editing(3, fills(38, 97, 60, 56), 27),
  editing(4, fills(45, 79, 36, 8), 18),
  editing(5, fills(40, 76, 44, 30), 20),
  editing(6, fills(30, 70, 50, 16), 12),
  socket('playout-main', 'tcp', 1, 1.2),
  socket('playout-backup', 'tcp', 2, 1.2),
  socket('switcher', 'tcp', 3, 1.6),
  socket('transmitter', 'tcp', 4, 9),
  socket('share', 'tcp', 5, 1.4),
  socket('intercom', 'tcp', 6, 1.8),
  socket('cache', 'redis', 7, 0.9),
  socket('camera-studio', 'rtsp', 8, 6),
  socket('camera-tower', 'rtsp', 9, 14),
  socket('live-push', 'rtmp', 10, 5),
  socket('dns', 'dns', 11, 3),
  socket('ntp', 'ntp', 12, 1),
  switchPorts('core-switch', 13, 18),
  switchPorts('studio-switch', 14, 9),
  switchPorts('storage-switch', 15, 12),
  switchPorts('firewall', 16, 27),
  device('ups-room', 17, {
    load: busy(42, 0.06, 15, 0.03),
    charge: level(100),
    minutes: level(54, 0.02),
    temperature: level(24, 0.03),
    input: level(228, 0.012),
  }),
  device('ups-tower', 18, {
    load: level(28, 0.03),
    charge: level(100),
    minutes: level(96, 0.02),
    temperature: level(27, 0.05),
    input: level(224, 0.02),
  }),
  device('array', 19, {
    disk: fills(58, 92, 300, 178),
    second: fills(31, 74, 420, 150),
    temperature: level(36, 0.03),
    cpu: busy(24, 0.5, 16),
  }),
  device('printer', 20, { toner: { kind: 'countdown', from: 90, at: 7 }, pages: level(0) }),
]

/** The places at which they are simulated, as what may be reached names them: "127.0.0.1:47100". */
export const simPlaces = (firstPort: number): string[] =>
  [...new Set(simTargets.map((t) => t.port))].map((port) => `127.0.0.1:${firstPort + port}`)

const byKey = new Map(simTargets.map((t) => [t.key, t]))

/** @throws Error for a key that no target has: a slip in the example's own data */
export function simTarget(key: string): SimTarget {
  const found = byKey.get(key)
  if (!found) throw new Error(`the example has no target ${key}`)
  return found
}
