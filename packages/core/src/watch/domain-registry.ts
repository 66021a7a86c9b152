import { z } from 'zod'
import { type Saying, say } from './said/saying.ts'

/** Who is asked about the domains of an ending. */
export type Registry = { readonly rdap: readonly string[]; readonly whois: string | null }

const known: Readonly<Record<string, Registry>> = {
  com: { rdap: ['https://rdap.verisign.com/com/v1/'], whois: 'whois.verisign-grs.com' },
  net: { rdap: ['https://rdap.verisign.com/net/v1/'], whois: 'whois.verisign-grs.com' },
  org: { rdap: ['https://rdap.publicinterestregistry.org/rdap/'], whois: 'whois.publicinterestregistry.org' },
  // CNNIC answers WHOIS only.
  cn: { rdap: [], whois: 'whois.cnnic.cn' },
  'xn--fiqs8s': { rdap: [], whois: 'whois.cnnic.cn' },
  'xn--fiqz9s': { rdap: [], whois: 'whois.cnnic.cn' },
}

/** The registry of a domain (in ASCII) by its ending; nobody for endings that are not known. */
export const registryOf = (domain: string): Registry =>
  known[domain.toLowerCase().split('.').at(-1) ?? ''] ?? { rdap: [], whois: null }

/** What a registry says of a domain. */
export type Registration = {
  /** ms since 1970; null when it does not say. */
  readonly endsAt: number | null
  /** "serverHold", "clientTransferProhibited" */
  readonly states: readonly string[]
}

const Rdap = z.object({
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).default([]),
  status: z.array(z.string()).default([]),
})

/** Reads an answer by RDAP; null when it is none. @source RFC 9083 */
export function readRdap(answer: unknown): Registration | null {
  const read = Rdap.safeParse(answer)
  if (!read.success) return null
  const ends = read.data.events.find(({ eventAction }) => eventAction === 'expiration')
  return {
    endsAt: ends ? momentIn(ends.eventDate) : null,
    states: read.data.status.map((state) =>
      state.replace(/\s+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    ),
  }
}

const ENDS =
  /^[ \t]*(?:Registry Expiry Date|Registrar Registration Expiration Date|Expiration (?:Time|Date)|Expiry Date|Expires(?: On)?|paid-till)[ \t]*:[ \t]*(.{8,60})$/im
const STATE = /^[ \t]*(?:Domain )?Status[ \t]*:[ \t]*([A-Za-z]+)/gim
const NOBODY = /^(?:no matching record|no match|not found|the queried object does not exist|no data found)/im

/** Reads an answer by WHOIS: `unregistered`, or what it says; null when nothing in it is understood. */
export function readWhois(text: string): Registration | 'unregistered' | null {
  if (NOBODY.test(text)) return 'unregistered'
  const ends = ENDS.exec(text)
  const endsAt = ends ? momentIn((ends[1] as string).trim()) : null
  const states = [...text.matchAll(STATE)].map((match) => match[1] as string)
  return endsAt === null && states.length === 0 ? null : { endsAt, states }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** CNNIC writes times of Beijing, and no zone. */
const BEIJING_HOURS = 8

/** "2027-03-17T04:00:00Z", "2027-03-17 12:20:05" (Beijing), "2027.03.17", "17-Mar-2027"; null for no day that there is. */
export function momentIn(text: string): number | null {
  const iso =
    /^(\d{4})[-./](\d\d)[-./](\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:[.]\d+)?(Z|[+-]\d\d:?\d\d)?)?/.exec(text)
  if (iso) {
    const [year, month, day, hour, minute, second] = iso.slice(1, 7).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23) return null
    const zone = iso[7]
    const shift = zone === undefined ? BEIJING_HOURS * 60 : minutesOf(zone)
    return Date.UTC(year, month - 1, day, hour, minute, second) - shift * 60_000
  }
  const named = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})/.exec(text)
  const month = MONTHS.indexOf(named?.[2]?.toLowerCase() ?? '')
  return named && month >= 0 ? Date.UTC(Number(named[3]), month, Number(named[1])) : null
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) as RegExpExecArray
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

const HOLDS = /^(server|client)Hold$|^redemptionPeriod$|^pendingDelete$/i

/** What is wrong with a registration; null when nothing is. */
export function registrationObjection({ endsAt, states }: Registration, now: number): Saying | null {
  if (endsAt !== null && endsAt <= now) return say('domain.ended')
  const hold = states.find((state) => HOLDS.test(state))
  if (hold) return say('domain.held', { state: hold })
  return endsAt === null ? say('domain.no-end') : null
}
