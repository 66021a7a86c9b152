import { growth } from './counter.ts'
import { type Saying, say } from './said/saying.ts'

/** A value as a device gives it: numbers that count up may be wider than a number. */
export type SnmpValue =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'counter'; readonly value: bigint; readonly bits: 32 | 64 }
  | { readonly is: 'text'; readonly value: string }

/** A value as a number; null for none, and for text that is none. */
export function snmpNumber(value: SnmpValue | null | undefined): number | null {
  if (!value) return null
  if (value.is === 'counter') return Number(value.value)
  if (value.is === 'number') return value.value
  const text = value.value.trim()
  return /^[+-]?\d+([.]\d+)?$/.test(text) ? Number(text) : null
}

/** A share that is one: devices have been seen to say 150 %. */
export const percentIn = (value: number | null): number | null =>
  value === null || value < 0 || value > 100 ? null : value

/**
 * How much of a printer's supply is left, in percent. Levels below zero are no numbers: −1 no limit, −2 unknown, −3 some is
 * left; and a capacity below zero is not known.
 *
 * @source RFC 3805, prtMarkerSuppliesLevel
 */
export const supplyPercent = (level: number | null, capacity: number | null): number | null =>
  level === null || capacity === null || level < 0 || capacity <= 0 || level > capacity
    ? null
    : (level / capacity) * 100

/**
 * Space of a place of storage. Sizes are counted in units, and large ones come round below zero.
 *
 * @source RFC 2790, hrStorageTable
 */
export function storageSpace(
  unit: number | null,
  size: number | null,
  used: number | null,
): { readonly usedPercent: number; readonly freeBytes: number } | null {
  const whole = (n: number) => (n < 0 ? n + 2 ** 32 : n)
  if (unit === null || size === null || used === null || unit <= 0) return null
  const [all, taken] = [whole(size), whole(used)]
  return all === 0 || taken > all
    ? null
    : { usedPercent: (taken / all) * 100, freeBytes: (all - taken) * unit }
}

/** A counter, and when it stood so (ms on a steady clock). */
export type CounterAt = { readonly at: number; readonly value: bigint; readonly bits: 32 | 64 }

/** Whether a device was started anew between two readings of its uptime; null where either is missing. */
export const restartedBetween = (before: number | null | undefined, now: number | null): boolean | null =>
  before === undefined || before === null || now === null ? null : now < before

/** Two readings closer than this make no rate that could be trusted. */
const SHORTEST_MS = 200
/** Counters are read at once with the clock, but not at the same moment: that much more than the line carries may seem to have come. */
const SLACK = 1.25

/**
 * Change per second of a counter, over the end of its range too.
 *
 * @param mostPerSecond what the line carries; null when it is not known
 */
export function counterRate(
  before: CounterAt | undefined,
  now: CounterAt,
  restarted: boolean | null,
  mostPerSecond: number | null,
): number | null {
  if (!before || before.bits !== now.bits || now.at - before.at < SHORTEST_MS) return null
  const seconds = (now.at - before.at) / 1000
  const most = mostPerSecond === null ? null : BigInt(Math.ceil(mostPerSecond * seconds * SLACK))
  const gained = growth(before.value, now.value, now.bits, restarted, most)
  return gained === null ? null : Number(gained) / seconds
}

/** States of a UPS that are trouble, in words; null when it runs on mains. @source RFC 1628 */
export function upsObjection(batteryStatus: number | null, outputSource: number | null): Saying | null {
  if (outputSource === 5) return say('ups.on-battery')
  if (outputSource === 2) return say('ups.no-output')
  if (outputSource === 4) return say('ups.bypass')
  if (batteryStatus === 3) return say('ups.battery-low')
  return batteryStatus === 4 ? say('ups.battery-empty') : null
}
