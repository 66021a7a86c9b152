import {
  percentIn,
  snmpNumber,
  type SnmpValue,
  storageSpace,
  supplyPercent,
  upsObjection,
} from '@rongheng/core/watch/snmp-figures'
import type { Fact } from '@rongheng/core/watch/said/fact'
import { Objection } from '@rongheng/core/watch/said/objection'
import { listOf, type Saying, say, sentence } from '@rongheng/core/watch/said/saying'
import { mib } from './oids.ts'
import type { SnmpSession } from './session.ts'

/** The values of a part of the metrics, and what is wrong with the device. */
export type Part = {
  readonly values: readonly (number | null)[]
  readonly objection?: Saying | null
  readonly note?: Saying
}

const numbers = (column: ReadonlyMap<string, SnmpValue>): number[] =>
  [...column.values()].map(snmpNumber).filter((one) => one !== null)

/** Uptime and processors. */
export async function readSystem({ get, column }: SnmpSession): Promise<Part> {
  const [up, hostUp] = await get([mib.sysUpTime, mib.hrSystemUptime])
  if (!up && !hostUp) throw new Objection(say('snmp.no-uptime'))
  const loads = numbers(await column(mib.hrProcessorLoad)).filter((load) => percentIn(load) !== null)
  // The host's own uptime where there is one: the other begins anew with the SNMP service alone.
  const ticks = snmpNumber(hostUp) ?? snmpNumber(up)
  const mean = loads.length === 0 ? null : loads.reduce((a, b) => a + b, 0) / loads.length
  return { values: [ticks === null ? null : ticks / 100, mean] }
}

/** Battery, load and mains. @source RFC 1628 */
export async function readUps({ get, column }: SnmpSession): Promise<Part> {
  const [status, seconds, minutes, charge, temperature, source] = (
    await get([
      mib.upsBatteryStatus,
      mib.upsSecondsOnBattery,
      mib.upsEstimatedMinutesRemaining,
      mib.upsEstimatedChargeRemaining,
      mib.upsBatteryTemperature,
      mib.upsOutputSource,
    ])
  ).map(snmpNumber)
  if ([status, minutes, charge, source].every((one) => one === null)) throw new Objection(say('snmp.no-ups'))
  const loads = numbers(await column(mib.upsOutputPercentLoad))
  const volts = numbers(await column(mib.upsInputVoltage)).filter((volt) => volt > 0 && volt < 1_000)
  const within = (value: number | null | undefined, from: number, to: number) =>
    value === null || value === undefined || value < from || value > to ? null : value
  return {
    values: [
      percentIn(charge ?? null),
      within(minutes, 0, 100_000),
      within(seconds, 0, 10_000_000),
      // Overload is real up to a point: 150 % has been seen of a UPS that had nothing to carry.
      loads.length === 0 ? null : within(Math.max(...loads), 0, 130),
      volts.length === 0 ? null : (volts[0] as number),
      within(temperature, -20, 100),
    ],
    objection: upsObjection(status ?? null, source ?? null),
  }
}

/** Supplies and pages. @source RFC 3805 */
export async function readPrinter({ column }: SnmpSession): Promise<Part> {
  const levels = await column(mib.prtMarkerSuppliesLevel)
  const pages = numbers(await column(mib.prtMarkerLifeCount))
  if (levels.size === 0 && pages.length === 0) throw new Objection(say('snmp.no-printer'))
  const capacities = await column(mib.prtMarkerSuppliesMaxCapacity)
  const names = await column(mib.prtMarkerSuppliesDescription)
  const known: { name: string; percent: number }[] = []
  const unknown: string[] = []
  for (const [row, level] of levels) {
    const percent = supplyPercent(snmpNumber(level), snmpNumber(capacities.get(row)))
    const described = names.get(row)
    const name = described?.is === 'text' ? described.value : row
    if (percent === null) unknown.push(name)
    else known.push({ name, percent })
  }
  return {
    values: [
      known.length === 0 ? null : Math.min(...known.map(({ percent }) => percent)),
      pages.length === 0 ? null : Math.max(...pages),
    ],
    ...(unknown.length > 0 && known.length === 0
      ? { note: say('snmp.supplies-unknown', { names: listOf(unknown, { names: 5 }) }) }
      : {}),
  }
}

/** Space of the places that were named. @source RFC 2790 */
export async function readStorage({ get, column }: SnmpSession, names: readonly string[]): Promise<Part> {
  const rows = await column(mib.hrStorageDescr)
  const values: (number | null)[] = []
  const lost: string[] = []
  for (const name of names) {
    const row = rowOf(rows, name)
    const found =
      row === undefined
        ? []
        : await get([mib.hrStorageUnits, mib.hrStorageSize, mib.hrStorageUsed].map((oid) => `${oid}.${row}`))
    const [unit = null, size = null, used = null] = found.map(snmpNumber)
    const space = storageSpace(unit, size, used)
    if (row === undefined) lost.push(name)
    values.push(space?.usedPercent ?? null, space?.freeBytes ?? null)
  }
  return { values, objection: lost.length > 0 ? say('snmp.no-storage', lostAmong(lost, rows)) : null }
}

/** The row that has a name; Windows adds a label and a serial number to its drives: "C:\ Label:System Serial …". */
export function rowOf(rows: ReadonlyMap<string, SnmpValue>, name: string): string | undefined {
  const texts = [...rows].map(([row, value]) => [row, value.is === 'text' ? value.value : ''] as const)
  const wanted = name.toLowerCase()
  return (texts.find(([, text]) => text.toLowerCase() === wanted) ??
    texts.find(([, text]) =>
      new Set([`${wanted}\\`, wanted]).has(text.toLowerCase().split(' ')[0] ?? ''),
    ))?.[0]
}

/** What is not there, and what is: "没有接口 eth9；设备上有 lo、eth0" */
export function lostAmong(
  lost: readonly string[],
  rows: ReadonlyMap<string, SnmpValue>,
): { readonly names: Fact; readonly there: Fact } {
  const there = [...rows.values()].map((value) => (value.is === 'text' ? value.value : '')).filter(Boolean)
  return {
    names: listOf(lost),
    there:
      there.length === 0 ? sentence('snmp.nothing-listed') : listOf(there, { names: 12, characters: 250 }),
  }
}
