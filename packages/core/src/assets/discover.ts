import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { type Address, addressOf } from '../kernel/address-range.ts'
import { Instant } from '../kernel/time.ts'
import type { DeviceKind } from './choices.ts'

/** The ports that are looked at: what servers, switches, cameras, printers and encoders usually answer on. */
export const discoveryPorts = [22, 23, 80, 139, 443, 445, 554, 1935, 3389, 5000, 8000, 8080, 9100] as const

/** A host that answered: to a ping, on a port, or to SNMP. */
export const FoundHost = z.object({
  address: z.string(),
  /** Round trip of a ping, ms; null when it answered none. */
  pingMs: z.number().nullable(),
  ports: z.array(z.int()),
  /** sysName and sysDescr; null when no community was given or it did not answer. */
  snmp: z.object({ name: z.string(), description: z.string() }).nullable(),
})
export type FoundHost = z.infer<typeof FoundHost>

/** A look at a subnet, with what it has found so far. It proposes; people add. */
export const Discovery = z.object({
  id: id('dsc'),
  unitId: z.string(),
  range: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
  done: z.int(),
  total: z.int(),
  found: z.array(FoundHost),
  begunAt: Instant,
  begunByName: z.string(),
  endedAt: Instant.nullable(),
})
export type Discovery = z.infer<typeof Discovery>

/** What a look at a subnet is given. */
export type LookAround = {
  readonly addresses: readonly string[]
  readonly ports: readonly number[]
  /** The community of SNMP v2c; null: SNMP is not asked. */
  readonly community: string | null
  /** Asked before every packet: whether this address and port may be reached. */
  readonly mayReach: (address: Address, port: number | null) => boolean
  /** The whole look ends soon after so many ms, done or not. */
  readonly longestMs: number
  /** Told after every block of hosts: how many are done, and who was found so far. `false`: that is enough. */
  readonly onProgress: (done: number, found: readonly FoundHost[]) => Promise<boolean>
}

/** Port: looks which hosts answer. @returns whether it came to the end of them */
export type Discoverer = (ask: LookAround) => Promise<boolean>

/** At most a /22. */
const FEWEST_BITS = 22

/**
 * The hosts of an IPv4 subnet, "192.168.1.0/24"; its first and last address stand for the net itself, and are left out.
 *
 * @returns null when the text is no IPv4 subnet, or one larger than a /22
 */
export function hostsIn(range: string): string[] | null {
  const match = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d{1,2}))?$/.exec(range.normalize('NFKC').trim())
  const from = addressOf(match?.[1] ?? '')
  const bits = Number(match?.[2] ?? 32)
  if (!from || bits < FEWEST_BITS || bits > 32) return null
  const size = 2 ** (32 - bits)
  const first = Math.floor(Number(from.value) / size) * size
  const all = Array.from({ length: size }, (_, i) => first + i)
  return (bits >= 31 ? all : all.slice(1, -1)).map((value) =>
    [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.'),
  )
}

// What a device says of itself, before what its ports suggest.
const said: readonly (readonly [RegExp, DeviceKind])[] = [
  [/firewall|防火墙|USG\d|FortiGate|secpath/i, 'firewall'],
  [/router|路由|\bAR\d{3,}|\bMSR\d/i, 'router'],
  [/switch|交换|\bS\d{4}|catalyst|\bCE\d{4}/i, 'switch'],
  [/ups|uninterruptible|不间断/i, 'ups'],
  [/printer|laserjet|打印/i, 'printer'],
  [/storage|synology|qnap|oceanstor|netapp|存储/i, 'storage'],
  [/encoder|编码/i, 'encoder'],
  [/windows|linux|server|esxi/i, 'server'],
]
const byPort: readonly (readonly [number, DeviceKind])[] = [
  [9100, 'printer'],
  [554, 'camera'],
  [1935, 'encoder'],
  [3389, 'workstation'],
  [445, 'workstation'],
  [22, 'server'],
  [23, 'switch'],
]
const brands = [
  'Huawei',
  'H3C',
  'Cisco',
  'Ruijie',
  'ZTE',
  'Hikvision',
  'Dahua',
  'Sobey',
  'Dayang',
  'Dell',
  'HP',
  'Lenovo',
  'Inspur',
  'APC',
  'Synology',
]

/** What a host seems to be, as the beginning of a form: a guess that people correct. */
export function guessDevice(host: FoundHost): {
  name: string
  kind: DeviceKind
  brand: string
  address: string
  note: string
} {
  const text = `${host.snmp?.name ?? ''} ${host.snmp?.description ?? ''}`
  const kind =
    said.find(([words]) => words.test(text))?.[1] ??
    byPort.find(([port]) => host.ports.includes(port))?.[1] ??
    'other'
  return {
    name: host.snmp?.name || host.address,
    kind,
    brand: brands.find((brand) => new RegExp(`\\b${brand}\\b`, 'i').test(text)) ?? '',
    address: host.address,
    note: (host.snmp?.description ?? '').slice(0, 500),
  }
}

/** The device on record that has this address among its own; undefined when none has. */
export const knownAs = <D extends { readonly address: string }>(
  devices: readonly D[],
  address: string,
): D | undefined =>
  devices.find((device) =>
    device.address
      .normalize('NFKC')
      .split(/[\s,，、;；:：/]+/)
      .includes(address),
  )
