import dns from 'node:dns/promises'
import { dnsKind, type DnsSettings, recordObjection } from '@rongheng/core/watch/kinds/dns'
import { placeText } from '@rongheng/core/watch/kinds/place'
import type { Probe } from '@rongheng/core/watch/probe'
import { allowedAddress } from './guarded-lookup.ts'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { resolverSentences } from '@rongheng/core/watch/said/network-sentences'
import { type Found, looked } from './look.ts'

/** More records than this are no answer that anybody would enter. */
const MOST_RECORDS = 1_000

const isKnown = (key: string): key is keyof typeof resolverSentences => Object.hasOwn(resolverSentences, key)

/** Asks one server, or those of this machine, and compares the records. */
export const dnsProbe: Probe<DnsSettings> = (settings, given) =>
  looked(given, dnsKind.metrics(settings).length, async (stop): Promise<Found> => {
    const { name, type, server, port } = settings
    // c-ares doubles its patience with each try: two tries fit into the time.
    const resolver = new dns.Resolver({ timeout: Math.max(100, Math.floor(given.timeoutMs / 3.5)), tries: 2 })
    if (server !== '') {
      const { address } = await allowedAddress(server, port, given.reach)
      resolver.setServers([placeText(address, port)])
    }
    stop.addEventListener('abort', () => resolver.cancel(), { once: true })
    let found: Answer
    try {
      found = await ask(resolver, name, type)
    } catch (cause) {
      const key = `dns.${cause instanceof Error && 'code' in cause ? String(cause.code) : ''}`
      throw isKnown(key) ? new Objection(say(key)) : cause
    }
    const records = found.records.slice(0, MOST_RECORDS)
    const detail = recordObjection(settings, records) ?? ''
    const sample = Buffer.from(records.join('\n'))
    return {
      ok: detail === '',
      values: [records.length, found.ttl],
      detail,
      ...(detail === '' ? {} : { sample: { mediaType: 'text/plain', bytes: sample } }),
    }
  })

type Answer = { readonly records: readonly string[]; readonly ttl: number | null }

/** The records as text, each in the form in which a person would expect it. */
async function ask(resolver: dns.Resolver, name: string, type: DnsSettings['type']): Promise<Answer> {
  const only = (records: readonly string[]): Answer => ({ records, ttl: null })
  switch (type) {
    case 'A':
    case 'AAAA': {
      const found =
        type === 'A'
          ? await resolver.resolve4(name, { ttl: true })
          : await resolver.resolve6(name, { ttl: true })
      const ttl = found.length === 0 ? null : Math.min(...found.map((record) => record.ttl))
      return { records: found.map((record) => record.address), ttl }
    }
    case 'CNAME':
      return only(await resolver.resolveCname(name))
    case 'NS':
      return only(await resolver.resolveNs(name))
    case 'PTR':
      return only(await resolver.resolvePtr(name))
    case 'TXT':
      return only((await resolver.resolveTxt(name)).map((parts) => parts.join('')))
    case 'MX':
      return only((await resolver.resolveMx(name)).map((record) => record.exchange))
    case 'SRV':
      return only((await resolver.resolveSrv(name)).map((record) => placeText(record.name, record.port)))
    case 'SOA': {
      const { nsname, hostmaster, serial } = await resolver.resolveSoa(name)
      return only([nsname, hostmaster, String(serial)])
    }
    case 'CAA':
      return only((await resolver.resolveCaa(name)).map((record) => record.issue ?? record.issuewild ?? ''))
  }
}
