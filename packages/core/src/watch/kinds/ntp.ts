import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { Host, hostField, placeText, Port, portField } from './place.ts'

/** A time server, held against the clock of the machine that runs the check. */
export const NtpSettings = z.object({
  kind: z.literal('ntp'),
  host: Host,
  port: Port.default(123),
  /** Farther from this machine's clock it has failed. */
  offsetMs: z.int().min(1).max(3_600_000).default(1_000),
  /** A server farther from a reference clock has failed. */
  stratum: z.int().min(1).max(15).default(10),
})
export type NtpSettings = z.infer<typeof NtpSettings>

/** NTP: do clocks agree. @source RFC 5905 */
export const ntpKind = checkKind<NtpSettings>({
  kind: 'ntp',
  zh: '对时 NTP',
  en: 'Time server (NTP)',
  group: 'network',
  about: {
    zh: '问时间服务器几点，看与本机差多少。播出、非编和日志的时间要一致。',
    en: 'Asks a time server and compares it with this machine: playout, editing and logs must agree.',
  },
  form: [
    hostField,
    {
      name: 'offsetMs',
      zh: '相差多少算故障',
      en: 'Offset from which it is trouble',
      input: 'number',
      unit: { zh: '毫秒', en: 'ms' },
    },
    portField(123),
    { name: 'stratum', zh: '最大层级', en: 'Highest stratum', input: 'number', more: true },
  ],
  settings: NtpSettings,
  metrics: () => [
    { key: 'offset-ms', zh: '与本机相差', en: 'Offset', unit: 'ms' },
    { key: 'delay-ms', zh: '来回时间', en: 'Delay', unit: 'ms' },
    { key: 'stratum', zh: '层级', en: 'Stratum', unit: 'number' },
  ],
  secrets: [],
  intervalS: 60,
  timeoutS: 5,
  target: ({ host, port }) => placeText(host, port),
})

/** Seconds from 1900 to 1970. */
const ERA = 2_208_988_800
/** Seconds in one era of the 32-bit clock: the next begins in February 2036. */
const ERA_LENGTH = 2 ** 32

/** A moment as the 64 bits of an NTP timestamp: seconds since 1900 in the upper half, a fraction in the lower. */
export function ntpStamp(ms: number): { seconds: number; fraction: number } {
  const since = ms / 1000 + ERA
  const seconds = Math.floor(since)
  return { seconds: seconds % ERA_LENGTH, fraction: Math.floor((since - seconds) * ERA_LENGTH) }
}

/** The moment of a timestamp, in the era that lies nearest to `near`. */
export function momentOf(seconds: number, fraction: number, near: number): number {
  const within = (seconds - ERA) * 1000 + (fraction / ERA_LENGTH) * 1000
  const eras = Math.round((near - within) / (ERA_LENGTH * 1000))
  return within + eras * ERA_LENGTH * 1000
}

/**
 * By how much the server is ahead, and how long the way there and back took, without the server's own time.
 *
 * @param sent, came this machine's clock; received, answered the server's; all ms
 */
export const clockOffset = (
  sent: number,
  received: number,
  answered: number,
  came: number,
): { offsetMs: number; delayMs: number } => ({
  offsetMs: (received - sent + (answered - came)) / 2,
  delayMs: Math.max(0, came - sent - (answered - received)),
})
