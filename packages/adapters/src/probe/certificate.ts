import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { Sentence } from '@rongheng/core/watch/said/fact'
import { sentence } from '@rongheng/core/watch/said/saying'

/** One certificate of a chain, as far as it is said. */
export type ChainLink = {
  readonly subject: string
  readonly issuer: string
  readonly until: string
  readonly days: number | null
}

const DAY = 86_400_000
/** A chain of more is no chain that a browser would take. */
const LONGEST_CHAIN = 10

/** The certificates that a server sent, its own first. Empty when there is none. */
export function chainOf(socket: TLSSocket, now: number): ChainLink[] {
  const links: ChainLink[] = []
  const seen = new Set<string>()
  let at: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (at?.fingerprint256 && !seen.has(at.fingerprint256) && links.length < LONGEST_CHAIN) {
    seen.add(at.fingerprint256)
    const until = Date.parse(at.valid_to)
    links.push({
      subject: nameIn(at.subject),
      issuer: nameIn(at.issuer),
      until: Number.isNaN(until) ? '' : new Date(until).toISOString().slice(0, 10),
      days: Number.isNaN(until) ? null : Math.floor((until - now) / DAY),
    })
    at = at.issuerCertificate
  }
  return links
}

type Names = { readonly CN?: string | string[]; readonly O?: string | string[] } | undefined

function nameIn(names: Names): string {
  const name = names?.CN ?? names?.O ?? ''
  return (Array.isArray(name) ? name.join(', ') : name).slice(0, 200)
}

/** "www.example.cn，Example CA 签发，2026-12-31 到期（还有 38 天）" */
export const linkSentence = ({ subject, issuer, until, days }: ChainLink): Sentence =>
  sentence('tls.certificate', { subject, issuer, until, left: leftOf(days) })

function leftOf(days: number | null): Sentence {
  if (days === null) return sentence('tls.no-date')
  return days < 0 ? sentence('tls.days-over', { days: -days }) : sentence('tls.days-left', { days })
}

/** The chain as it is kept with a failed look, in no language. */
export const chainSample = (links: readonly ChainLink[]): string =>
  links.map(({ subject, issuer, until }) => `${subject} ← ${issuer}, notAfter ${until}`).join('\n')

/** The days of the link that ends first; null when nothing is known. */
export const shortest = (links: readonly ChainLink[]): number | null => {
  const days = links.map((link) => link.days).filter((one) => one !== null)
  return days.length === 0 ? null : Math.min(...days)
}
