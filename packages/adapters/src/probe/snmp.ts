import { bareOid, snmpMetrics, type SnmpSettings } from '@rongheng/core/watch/kinds/snmp'
import { type CounterAt, counterRate, snmpNumber } from '@rongheng/core/watch/snmp-figures'
import type { Probe } from '@rongheng/core/watch/probe'
import { allowedAddress } from './guarded-lookup.ts'
import { looked } from './look.ts'
import { type Part, readPrinter, readStorage, readSystem, readUps } from './snmp/device.ts'
import { readInterfaces } from './snmp/interfaces.ts'
import { mib } from './snmp/oids.ts'
import { type SnmpSession, snmpSession } from './snmp/session.ts'

/** Reads a device by SNMP. */
export const snmpProbe: Probe<SnmpSettings> = (settings, given) =>
  looked(given, snmpMetrics(settings).length, async (stop) => {
    const place = await allowedAddress(settings.host, settings.port, given.reach)
    const session = await snmpSession(settings, place, given.secrets, given.timeoutMs, stop)
    const device = await readDevice(settings, session, given.memory)
    const own = await readOwn(settings, session, given.memory)
    const notes = [device.note, own.note].filter((note) => note !== undefined)
    return {
      ok: !device.objection,
      values: [...device.values, ...own.values],
      detail: device.objection ?? '',
      ...(notes.length > 0 ? { note: notes.join('；') } : {}),
    }
  })

function readDevice(
  { what, names }: SnmpSettings,
  session: SnmpSession,
  memory: Map<string, unknown>,
): Promise<Part> {
  switch (what) {
    case 'system':
      return readSystem(session)
    case 'ups':
      return readUps(session)
    case 'printer':
      return readPrinter(session)
    case 'storage':
      return readStorage(session, names)
    case 'interfaces':
      return readInterfaces(session, names, memory)
    case 'oids':
      return Promise.resolve({ values: [] })
  }
}

type Before = { readonly counters: ReadonlyMap<string, CounterAt>; readonly upTicks: number }

/** The OIDs that a person named. */
async function readOwn(
  { oids }: SnmpSettings,
  session: SnmpSession,
  memory: Map<string, unknown>,
): Promise<Part> {
  if (oids.length === 0) return { values: [] }
  const [up = null, ...found] = await session.get([mib.sysUpTime, ...oids.map(({ oid }) => bareOid(oid))])
  const at = performance.now()
  const upTicks = snmpNumber(up) ?? 0
  const before = memory.get('own') as Before | undefined
  const restarted = before !== undefined && upTicks < before.upTicks
  const counters = new Map<string, CounterAt>()
  const values = oids.map(({ name, rate, factor }, i) => {
    const value = found[i] ?? null
    const number = snmpNumber(value)
    if (number === null || !value) return null
    if (!rate) return number * factor
    const now: CounterAt =
      value.is === 'counter'
        ? { at, value: value.value, bits: value.bits }
        : { at, value: BigInt(Math.round(number)), bits: 64 }
    counters.set(name, now)
    const perSecond = counterRate(before?.counters.get(name), now, restarted, null)
    return perSecond === null ? null : perSecond * factor
  })
  memory.set('own', { counters, upTicks } satisfies Before)
  const missing = oids.filter((_, i) => snmpNumber(found[i] ?? null) === null).map(({ name }) => name)
  return { values, ...(missing.length > 0 ? { note: `设备上没有这些数：${missing.join('、')}` } : {}) }
}
