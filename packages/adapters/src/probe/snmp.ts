import { bareOid, snmpMetrics, type SnmpSettings } from '@rongheng/core/watch/kinds/snmp'
import { type CounterAt, counterRate, restartedBetween, snmpNumber } from '@rongheng/core/watch/snmp-figures'
import type { Probe } from '@rongheng/core/watch/probe'
import { listOf, say, together } from '@rongheng/core/watch/said/saying'
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
    const note = together(device.note ?? '', own.note ?? '')
    return {
      ok: !device.objection,
      values: [...device.values, ...own.values],
      detail: device.objection ?? '',
      ...(note === '' ? {} : { note }),
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

type Before = { readonly counters: ReadonlyMap<string, CounterAt>; readonly upTicks: number | null }

/** The OIDs that a person named. */
async function readOwn(
  { oids }: SnmpSettings,
  session: SnmpSession,
  memory: Map<string, unknown>,
): Promise<Part> {
  if (oids.length === 0) return { values: [] }
  const [up = null, ...found] = await session.get([mib.sysUpTime, ...oids.map(({ oid }) => bareOid(oid))])
  const at = performance.now()
  const upTicks = snmpNumber(up)
  const before = memory.get('own') as Before | undefined
  const restarted = restartedBetween(before?.upTicks, upTicks)
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
  return { values, ...(missing.length > 0 ? { note: say('snmp.missing', { names: listOf(missing) }) } : {}) }
}
