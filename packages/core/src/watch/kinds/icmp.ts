import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { Host, hostField } from './place.ts'

/** A host that answers pings. */
export const IcmpSettings = z.object({
  kind: z.literal('icmp'),
  host: Host,
  packets: z.int().min(1).max(10).default(3),
  /** From this share of lost packets on it has failed. */
  lossPercent: z.int().min(1).max(100).default(100),
})
export type IcmpSettings = z.infer<typeof IcmpSettings>

/** Ping: loss and round trip. */
export const icmpKind = checkKind<IcmpSettings>({
  kind: 'icmp',
  zh: '连通 Ping',
  en: 'Ping',
  group: 'network',
  about: {
    zh: '看交换机、主机在不在线，丢包多少、来回多久。',
    en: 'Is a switch or a host there, how much is lost, how long is the round trip.',
  },
  form: [
    hostField,
    { name: 'packets', zh: '每次发几个包', en: 'Packets each time', input: 'number', more: true },
    {
      name: 'lossPercent',
      zh: '丢包达到多少算故障',
      en: 'Loss from which it is trouble',
      input: 'number',
      unit: { zh: '%', en: '%' },
      more: true,
    },
  ],
  settings: IcmpSettings,
  metrics: () => [
    { key: 'loss', zh: '丢包率', en: 'Loss', unit: 'percent' },
    { key: 'rtt-min-ms', zh: '最短来回', en: 'Shortest round trip', unit: 'ms' },
    { key: 'rtt-ms', zh: '平均来回', en: 'Round trip', unit: 'ms' },
    { key: 'rtt-max-ms', zh: '最长来回', en: 'Longest round trip', unit: 'ms' },
  ],
  secrets: [],
  intervalS: 30,
  timeoutS: 5,
  target: ({ host }) => host,
})

/** Round trips of one host, in ms; null for what was lost. Packets never sent are not in it. */
export type Trips = readonly (number | null)[]

/** @returns loss in percent, shortest, mean and longest round trip; nulls where nothing came back */
export function tripFigures(
  trips: Trips,
): readonly [number | null, number | null, number | null, number | null] {
  if (trips.length === 0) return [null, null, null, null]
  const back = trips.filter((ms) => ms !== null)
  const loss = ((trips.length - back.length) / trips.length) * 100
  if (back.length === 0) return [loss, null, null, null]
  const sum = back.reduce((a, b) => a + b, 0)
  return [loss, Math.min(...back), sum / back.length, Math.max(...back)]
}

/** Reads fping's report (`-C`): for each host its round trips. Lines that are none are passed over. */
export function readFping(report: string): Map<string, Trips> {
  const found = new Map<string, Trips>()
  for (const line of report.split('\n')) {
    const match = /^(\S+)\s+: ((?:[\d.]+|-)(?: (?:[\d.]+|-))*)\s*$/.exec(line)
    if (!match) continue
    const trips = (match[2] as string).split(' ').map((one) => (one === '-' ? null : Number(one)))
    if (trips.every((ms) => ms === null || Number.isFinite(ms))) found.set(match[1] as string, trips)
  }
  return found
}

/** Reads what the system's `ping -n` printed: a round trip for each answer, null for each that is missing. */
export function readPing(output: string): Trips | null {
  const sent = /(\d+) packets transmitted/.exec(output)
  if (!sent) return null
  const back = [...output.matchAll(/^\d+ bytes from .*?time[=<]([\d.]+) ?ms.*$/gm)]
    .filter(([line]) => !line.includes('DUP!'))
    .map((match) => Number(match[1]))
  const count = Math.min(100, Number(sent[1]))
  return [...back.slice(0, count), ...Array<null>(Math.max(0, count - back.length)).fill(null)]
}
