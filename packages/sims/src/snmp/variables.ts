import type { Instant } from '@rongheng/core/kernel/time'
import { type Oid, oidOf } from './ber.ts'
import type { Value, Variable } from './agent.ts'

/** A number of a device by its name, now. */
export type Ask = (name: string) => number

const at = (base: string, ...more: readonly number[]): Oid => [...oidOf(base), ...more]
const text = (value: string): Value => ({ type: 'text', value })
const whole = (value: number): Value => ({ type: 'integer', value: Math.round(value) })
const gauge = (value: number): Value => ({ type: 'gauge', value })

const variable = (oid: Oid, read: () => Value): Variable => ({ oid, read })

/** Who a device says it is. @source RFC 3418, group system */
export function systemVariables(
  who: {
    readonly description: string
    readonly name: string
    readonly place: string
    readonly model: string
  },
  upSince: Instant,
  now: () => Instant,
): Variable[] {
  const system = '1.3.6.1.2.1.1'
  return [
    variable(at(system, 1, 0), () => text(who.description)),
    variable(at(system, 2, 0), () => ({ type: 'oid', value: oidOf(who.model) })),
    variable(at(system, 3, 0), () => ({ type: 'ticks', value: ((now() - upSince) / 10) % 2 ** 32 })),
    variable(at(system, 4, 0), () => text('yunwei')),
    variable(at(system, 5, 0), () => text(who.name)),
    variable(at(system, 6, 0), () => text(who.place)),
    variable(at(system, 7, 0), () => whole(78)),
  ]
}

/** A port of a switch. */
export type CountedPort = {
  readonly name: string
  readonly alias: string
  readonly speedMbit: number
  readonly up: boolean
  /** What has gone in and out since 1970, bytes. */
  readonly received: () => number
  readonly sent: () => number
}

/** The ports of a device. @source RFC 2863, ifTable and ifXTable */
export function portVariables(ports: readonly CountedPort[]): Variable[] {
  const table = '1.3.6.1.2.1.2.2.1'
  const more = '1.3.6.1.2.1.31.1.1.1'
  const packets = 820
  const rows = ports.flatMap((port, n) => {
    const index = n + 1
    const both = (column: number, read: () => Value) => variable(at(table, column, index), read)
    const high = (column: number, read: () => Value) => variable(at(more, column, index), read)
    const counter = (value: number): Value => ({ type: 'counter', value })
    const counter64 = (value: number): Value => ({ type: 'counter64', value })
    return [
      both(1, () => whole(index)),
      both(2, () => text(port.name)),
      both(3, () => whole(6)),
      both(4, () => whole(1500)),
      both(5, () => gauge(Math.min(port.speedMbit * 1e6, 2 ** 32 - 1))),
      both(6, () => ({ type: 'bytes', value: Buffer.from([0x02, 0x1a, 0x4b, 0, 0, index]) })),
      both(7, () => whole(port.up ? 1 : 2)),
      both(8, () => whole(port.up ? 1 : 2)),
      both(9, () => ({ type: 'ticks', value: 4200 })),
      both(10, () => counter(port.received())),
      both(11, () => counter(port.received() / packets)),
      both(13, () => counter(0)),
      both(14, () => counter(0)),
      both(16, () => counter(port.sent())),
      both(17, () => counter(port.sent() / packets)),
      both(19, () => counter(0)),
      both(20, () => counter(0)),
      high(1, () => text(port.name)),
      high(6, () => counter64(port.received())),
      high(10, () => counter64(port.sent())),
      high(15, () => gauge(port.speedMbit)),
      high(18, () => text(port.alias)),
    ]
  })
  return [variable(at('1.3.6.1.2.1.2.1', 0), () => whole(ports.length)), ...rows]
}

/** A supply with batteries. Without a feed its output comes from them. @source RFC 1628 */
export function upsVariables(ask: Ask): Variable[] {
  const ups = '1.3.6.1.2.1.33.1'
  const fed = () => ask('input') > 100
  return [
    variable(at(ups, 1, 1, 0), () => text('示例电源')),
    variable(at(ups, 1, 2, 0), () => text('UPS 10kVA')),
    variable(at(ups, 2, 1, 0), () => whole(ask('charge') < 20 ? 3 : 2)),
    variable(at(ups, 2, 2, 0), () => whole(fed() ? 0 : (100 - ask('charge')) * 90)),
    variable(at(ups, 2, 3, 0), () => whole(ask('minutes'))),
    variable(at(ups, 2, 4, 0), () => whole(ask('charge'))),
    variable(at(ups, 2, 5, 0), () => whole(fed() ? 2730 : 2480)),
    variable(at(ups, 2, 7, 0), () => whole(ask('temperature'))),
    variable(at(ups, 3, 2, 0), () => whole(1)),
    variable(at(ups, 3, 3, 1, 2, 1), () => whole(fed() ? 500 : 0)),
    variable(at(ups, 3, 3, 1, 3, 1), () => whole(ask('input'))),
    variable(at(ups, 4, 1, 0), () => whole(fed() ? 3 : 5)),
    variable(at(ups, 4, 2, 0), () => whole(500)),
    variable(at(ups, 4, 3, 0), () => whole(1)),
    variable(at(ups, 4, 4, 1, 2, 1), () => whole(220)),
    variable(at(ups, 4, 4, 1, 3, 1), () => whole(ask('load') * 1.9)),
    variable(at(ups, 4, 4, 1, 4, 1), () => whole(ask('load') * 90)),
    variable(at(ups, 4, 4, 1, 5, 1), () => whole(ask('load'))),
    variable(at(ups, 6, 1, 0), () => gauge(fed() ? 0 : 1)),
  ]
}

/** A printer with one toner cartridge of 100 units. @source RFC 3805, RFC 2790 */
export function printerVariables(ask: Ask): Variable[] {
  const printer = '1.3.6.1.2.1.43'
  const status = '1.3.6.1.2.1.25.3'
  return [
    variable(at(status, 2, 1, 3, 1), () => text('HP LaserJet Pro M404dn')),
    variable(at(status, 2, 1, 5, 1), () => whole(2)),
    variable(at(status, 5, 1, 1, 1), () => whole(3)),
    // Low toner is bit 2, counted from the highest of the first byte.
    variable(at(status, 5, 1, 2, 1), () => ({
      type: 'bytes',
      value: Buffer.from([ask('toner') < 10 ? 0x20 : 0]),
    })),
    variable(at(printer, 10, 2, 1, 4, 1, 1), () => ({ type: 'counter', value: ask('pages') })),
    variable(at(printer, 11, 1, 1, 6, 1, 1), () => text('Black Toner CF277A')),
    variable(at(printer, 11, 1, 1, 7, 1, 1), () => whole(19)),
    variable(at(printer, 11, 1, 1, 8, 1, 1), () => whole(100)),
    variable(at(printer, 11, 1, 1, 9, 1, 1), () => whole(ask('toner'))),
  ]
}

/** A volume: its name, size, and which number of the device says what share of it is used. */
export type Volume = { readonly name: string; readonly bytes: number; readonly number: string }

/** Volumes and load of a storage or a server. @source RFC 2790, hrStorageTable and hrProcessorTable */
export function storageVariables(ask: Ask, volumes: readonly Volume[]): Variable[] {
  const host = '1.3.6.1.2.1.25'
  const block = 65_536
  const rows = volumes.flatMap(({ name, bytes, number }, n) => {
    const cell = (column: number, read: () => Value) => variable(at(host, 2, 3, 1, column, n + 1), read)
    return [
      cell(1, () => whole(n + 1)),
      cell(2, () => ({ type: 'oid', value: at(host, 2, 1, 4) })),
      cell(3, () => text(name)),
      cell(4, () => whole(block)),
      cell(5, () => whole(bytes / block)),
      cell(6, () => whole((bytes / block) * (ask(number) / 100))),
    ]
  })
  return [...rows, variable(at(host, 3, 3, 1, 2, 1), () => whole(ask('cpu')))]
}

/** One temperature as a sensor. @source RFC 3433 */
export function temperatureVariables(ask: Ask): Variable[] {
  const sensor = '1.3.6.1.2.1.99.1.1.1'
  return [
    variable(at(sensor, 1, 1), () => whole(8)),
    variable(at(sensor, 2, 1), () => whole(9)),
    variable(at(sensor, 3, 1), () => whole(0)),
    variable(at(sensor, 4, 1), () => whole(ask('temperature'))),
    variable(at(sensor, 5, 1), () => whole(1)),
  ]
}
