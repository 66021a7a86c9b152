import { domainToASCII } from 'node:url'
import {
  readRdap,
  readWhois,
  type Registration,
  registrationObjection,
  registryOf,
} from '@rongheng/core/watch/domain-registry'
import { domainKind, type DomainSettings } from '@rongheng/core/watch/kinds/domain'
import type { Given, Probe } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { asFact, type Saying, say, together } from '@rongheng/core/watch/said/saying'
import { failureOf } from './failure-text.ts'
import { looked } from './look.ts'
import { answerOf, openSocket } from './open-socket.ts'
import { guardedGet } from './stream/guarded-get.ts'

const ANSWER_LIMIT = 262_144
const DAY = 86_400_000
/** A registry that does not answer leaves this share of the time to the next. */
const SHARE = 0.45

/** Asks the registry of a domain by RDAP, and by WHOIS where that says nothing. */
export const domainProbe: Probe<DomainSettings> = (settings, given) =>
  looked(given, domainKind.metrics(settings).length, async (stop) => {
    const domain = domainToASCII(settings.domain.replace(/[.]$/, ''))
    if (domain === '') throw new Objection(say('domain.misspelt'))
    const registration = await registrationOf(settings, domain, given, stop)
    const now = Date.now()
    const { endsAt } = registration
    const detail = registrationObjection(registration, now) ?? ''
    const days = endsAt === null ? null : Math.floor((endsAt - now) / DAY)
    return { ok: detail === '', values: [days], detail }
  })

async function registrationOf(
  settings: DomainSettings,
  domain: string,
  given: Given,
  stop: AbortSignal,
): Promise<Registration> {
  const registry = registryOf(domain)
  const rdap = settings.rdap.length > 0 ? settings.rdap : settings.whois === '' ? registry.rdap : []
  const whois = settings.whois === '' ? registry.whois : settings.whois
  const faults: Saying[] = []
  const fault = (server: string, cause: unknown) =>
    say('domain.server', { server, why: asFact(failureOf(cause, given.timeoutMs)) })
  for (const server of rdap) {
    try {
      return await askRdap(server, domain, given)
    } catch (cause) {
      if (cause instanceof Unregistered) throw new Objection(say('domain.free'))
      faults.push(fault(new URL(server).hostname, cause))
    }
  }
  if (whois === null && faults.length === 0) throw new Objection(say('domain.nobody'))
  if (whois !== null)
    try {
      return await askWhois(whois, settings.whoisPort, domain, given, stop)
    } catch (cause) {
      if (cause instanceof Unregistered) throw new Objection(say('domain.free'))
      faults.push(fault(whois, cause))
    }
  throw new Objection(together(...faults))
}

class Unregistered extends Error {}

/** @source RFC 9082 */
async function askRdap(server: string, domain: string, given: Given): Promise<Registration> {
  const { status, bytes } = await guardedGet(new URL(`domain/${domain}`, server.replace(/\/?$/, '/')).href, {
    reach: given.reach,
    deadline: performance.now() + given.timeoutMs * SHARE,
    limit: ANSWER_LIMIT,
    headers: { accept: 'application/rdap+json' },
  })
  if (status === 404) throw new Unregistered()
  if (status !== 200) throw new Objection(say('http.status', { status }))
  let read: Registration | null = null
  try {
    read = readRdap(JSON.parse(bytes.toString('utf8')))
  } catch {
    // said below
  }
  if (!read) throw new Objection(say('domain.unreadable'))
  return read
}

/** @source RFC 3912 */
async function askWhois(
  server: string,
  port: number,
  domain: string,
  given: Given,
  stop: AbortSignal,
): Promise<Registration> {
  const socket = await openSocket(server, port, given.reach, stop)
  try {
    socket.write(`${domain}\r\n`)
    const answer = await answerOf(socket, ANSWER_LIMIT, () => false)
    const read = readWhois(answer.toString('utf8'))
    if (read === 'unregistered') throw new Unregistered()
    if (!read) throw new Objection(say(answer.length === 0 ? 'domain.silent' : 'domain.unreadable'))
    return read
  } finally {
    socket.destroy()
  }
}
