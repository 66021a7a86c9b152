import { tlsKind, type TlsSettings, tlsVersions } from '@rongheng/core/watch/kinds/tls'
import type { Probe } from '@rongheng/core/watch/probe'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import { chainSample, linkSentence, shortest } from './certificate.ts'
import { codeFact } from './failure-text.ts'
import { looked } from './look.ts'
import { type Handshake, tlsLook } from './tls-look.ts'

/** What is wrong with a chain because nobody known signed it: a network's own authority may be taken all the same. */
const UNKNOWN_ISSUER = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
])

/** Shakes hands, and looks at end dates, chain, name and protocol. */
export const tlsProbe: Probe<TlsSettings> = (settings, given) =>
  looked(given, tlsKind.metrics(settings).length, async (stop) => {
    const name = settings.name === '' ? settings.host : settings.name
    const hand = await tlsLook({ ...settings, name }, given.reach, stop)
    const values = [
      hand.links[0]?.days ?? null,
      shortest(hand.links),
      hand.connectMs,
      hand.tlsMs,
      Number(hand.protocol.replace('TLSv', '')) || null,
    ]
    const detail = objection(settings, hand, name) ?? ''
    if (detail === '') return { ok: true, values, detail }
    const sample = Buffer.from(`${hand.protocol}\n${chainSample(hand.links)}`)
    return { ok: false, values, detail, sample: { mediaType: 'text/plain', bytes: sample } }
  })

function objection(settings: TlsSettings, hand: Handshake, name: string): Saying | null {
  const [own] = hand.links
  if (!own) return say('tls.none')
  // An expired link is said by its name, before OpenSSL's general complaint about the chain.
  const ended = hand.links.find(({ days }) => days !== null && days < 0)
  if (ended) return say('tls.ended', { certificate: linkSentence(ended) })
  if (hand.otherName) return say('tls.other-name', { name, subject: own.subject })
  if (hand.chainFault !== '' && !(settings.anyIssuer && UNKNOWN_ISSUER.has(hand.chainFault)))
    return say('tls.fault', { fault: codeFact(hand.chainFault), certificate: linkSentence(own) })
  if (
    tlsVersions.indexOf(hand.protocol as (typeof tlsVersions)[number]) < tlsVersions.indexOf(settings.oldest)
  )
    return say('tls.old', { protocol: hand.protocol })
  return null
}
