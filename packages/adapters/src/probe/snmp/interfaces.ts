import {
  type CounterAt,
  counterRate,
  restartedBetween,
  snmpNumber,
  type SnmpValue,
} from '@rongheng/core/watch/snmp-figures'
import { listOf, say } from '@rongheng/core/watch/said/saying'
import { type Part, lostAmong, rowOf } from './device.ts'
import { mib } from './oids.ts'
import type { SnmpSession } from './session.ts'

/** What is kept of a check between two readings: where each interface stood, its counters, and how long the device was up. */
type Before = { rows: Map<string, string>; counters: Map<string, CounterAt>; upTicks: number | null }

const COUNTERS = [
  'ifHCInOctets',
  'ifHCOutOctets',
  'ifInOctets',
  'ifOutOctets',
  'ifInErrors',
  'ifOutErrors',
] as const
const READ = [...COUNTERS, 'ifOperStatus', 'ifHighSpeed', 'ifName', 'ifDescr'] as const
const UP = 1

/** Null when the device does not say it. */
const isUp = (status: number | null): number | null => (status === null ? null : status === UP ? 1 : 0)

/** Traffic, errors and state of the interfaces that were named. @source RFC 2863 */
export async function readInterfaces(
  session: SnmpSession,
  names: readonly string[],
  memory: Map<string, unknown>,
): Promise<Part> {
  const before = memory.get('interfaces') as Before | undefined
  const known = before && names.every((name) => before.rows.has(name)) ? before.rows : null
  let { rows, all } = known ? { rows: known, all: new Map<string, SnmpValue>() } : await find(session, names)
  let read = await readRows(session, rows)
  // Numbers of interfaces may be given anew with a start: what stands there now has to have the same name.
  if (known && names.some((name) => !read.byName.get(name)?.isIt)) {
    ;({ rows, all } = await find(session, names))
    read = await readRows(session, rows)
  }
  const restarted = restartedBetween(before?.upTicks, read.upTicks)
  const counters = new Map<string, CounterAt>()
  const values = names.flatMap((name) => {
    const own = read.byName.get(name)
    if (!own) return [null, null, null, null, null]
    const rate = (keys: readonly (typeof COUNTERS)[number][], most: number | null): number | null => {
      const key = keys.find((one) => own.values[one]?.is === 'counter')
      const value = key === undefined ? undefined : own.values[key]
      if (key === undefined || value?.is !== 'counter') return null
      const now = { at: read.at, value: value.value, bits: value.bits }
      counters.set(`${name}/${key}`, now)
      return counterRate(before?.counters.get(`${name}/${key}`), now, restarted, most)
    }
    const megabits = snmpNumber(own.values.ifHighSpeed)
    const most = megabits ? (megabits * 1_000_000) / 8 : null
    const bits = (perSecond: number | null) => (perSecond === null ? null : perSecond * 8)
    return [
      bits(rate(['ifHCInOctets', 'ifInOctets'], most)),
      bits(rate(['ifHCOutOctets', 'ifOutOctets'], most)),
      rate(['ifInErrors'], null),
      rate(['ifOutErrors'], null),
      isUp(snmpNumber(own.values.ifOperStatus)),
    ]
  })
  memory.set('interfaces', { rows, counters, upTicks: read.upTicks } satisfies Before)
  const lost = names.filter((name) => !rows.has(name))
  const down = names.filter((_, at) => values[at * 5 + 4] === 0)
  const objection =
    lost.length > 0
      ? say('snmp.no-interface', lostAmong(lost, all))
      : down.length > 0
        ? say('snmp.interface-down', { names: listOf(down) })
        : null
  return { values, objection }
}

/** The rows of the names: by the short name, or by the description. */
async function find(session: SnmpSession, names: readonly string[]) {
  const short = await session.column(mib.ifName)
  const long = await session.column(mib.ifDescr)
  const rows = new Map<string, string>()
  for (const name of names) {
    const row = rowOf(short, name) ?? rowOf(long, name)
    if (row !== undefined) rows.set(name, row)
  }
  return { rows, all: short.size > 0 ? short : long }
}

type Row = {
  readonly values: Partial<Record<(typeof READ)[number], SnmpValue | null>>
  readonly isIt: boolean
}

async function readRows(session: SnmpSession, rows: ReadonlyMap<string, string>) {
  const oids = [...rows.values()].flatMap((row) => READ.map((key) => `${mib[key]}.${row}`))
  const [up = null, ...found] = await session.get([mib.sysUpTime, ...oids])
  const byName = new Map<string, Row>()
  for (const [at, name] of [...rows.keys()].entries()) {
    const own = found.slice(at * READ.length, (at + 1) * READ.length)
    const values = Object.fromEntries(READ.map((key, i) => [key, own[i] ?? null])) as Row['values']
    const there = new Map(
      [values.ifName, values.ifDescr].flatMap((v, i) => (v ? [[String(i), v] as const] : [])),
    )
    byName.set(name, { values, isIt: rowOf(there, name) !== undefined })
  }
  return { byName, upTicks: snmpNumber(up), at: performance.now() }
}
