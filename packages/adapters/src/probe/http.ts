import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { type HttpSettings, statusFits } from '@rongheng/core/watch/kinds/http'
import type { Given, Probe, Reach, Seen } from '@rongheng/core/watch/probe'
import { asFact, type Saying, say } from '@rongheng/core/watch/said/saying'
import { guardedLookup, refuseLiteral } from './guarded-lookup.ts'
import { chainSample, linkSentence } from './certificate.ts'
import { codeFact, failureOf, isCertificateFault } from './failure-text.ts'
import { authHeaders } from './http-auth.ts'
import { bodyObjection } from './http-body.ts'
import { withoutSecrets } from './look.ts'
import { tlsLook } from './tls-look.ts'

/** How much of a body is read: enough for a page. One that goes on is a failure, so that none without end looks well. */
const BODY_LIMIT = 1_000_000
/** How much of a failed answer is kept. */
const SAMPLE_LIMIT = 65_536
const DAY = 86_400_000
/** The place of the days left among the values. */
const CERTIFICATE_DAYS = 6

// One connection a probe: a kept one would measure neither name nor connection nor certificate.
const plain = new http.Agent({ keepAlive: false, maxSockets: Infinity })
const secure = new https.Agent({ keepAlive: false, maxSockets: Infinity, maxCachedSessions: 0 })

type Times = {
  started: number
  dns: number | null
  connected: number | null
  secured: number | null
  answered: number | null
}
type Answer = {
  response: IncomingMessage
  body: Buffer
  bytes: number
  times: Times
  certificateDays: number | null
  /** What is wrong with a certificate that was taken all the same; '' when nothing is. */
  certificateFault: string
}

/** GETs a page, and looks at status, header, body and certificate. */
export const httpProbe: Probe<HttpSettings> = async (settings, given) =>
  withoutSecrets(await looked(settings, given), secretsOf(settings, given))

/** What a target may not be heard saying: the secrets, and name and password as they are sent. */
function secretsOf({ auth, user }: HttpSettings, { secrets }: Given): string[] {
  const { password } = secrets
  return auth === 'basic' && password
    ? [`${user}:${password}`, ...Object.values(secrets)]
    : Object.values(secrets)
}

async function looked(settings: HttpSettings, { reach, timeoutMs, secrets }: Given): Promise<Seen> {
  const started = performance.now()
  const deadline = started + timeoutMs
  let url = new URL(settings.url)
  try {
    const origin = new URL(settings.url).origin
    const own = { ...authHeaders(settings, secrets), ...sentHeaders(settings) }
    for (let hops = 0; ; hops++) {
      // What is sent along may be secret: another site that redirects asks for does not get it.
      const answer = await ask(
        url,
        url.origin === origin ? settings : { ...settings, body: '' },
        url.origin === origin ? own : {},
        reach,
        deadline,
      )
      const { statusCode, headers } = answer.response
      const next = statusCode !== undefined && isRedirect(statusCode) ? headers.location : undefined
      if (next === undefined || settings.redirects === 0) return judged(settings, answer, started)
      if (hops === settings.redirects)
        return failed(started, say('http.redirects', { most: settings.redirects }))
      url = new URL(next, url)
      if (!/^https?:$/.test(url.protocol))
        return failed(started, say('http.leads-to', { protocol: url.protocol }))
    }
  } catch (cause) {
    const said = failureOf(cause, timeoutMs)
    return isCertificateFault(cause)
      ? {
          ...(await withCertificate(failed(started, said), url, reach, deadline)),
          tookMs: performance.now() - started,
        }
      : failed(started, said)
  }
}

const sentHeaders = (settings: HttpSettings): Record<string, string> =>
  Object.fromEntries(settings.headers.map((h) => [h.name.toLowerCase(), h.value]))

/** Looks at a certificate that was refused once more, to say whose it is and since when it is no good. */
async function withCertificate(seen: Seen, url: URL, reach: Reach, deadline: number): Promise<Seen> {
  try {
    const left = Math.max(1, Math.floor(deadline - performance.now()))
    const place = { host: url.hostname, port: Number(url.port) || 443, name: url.hostname }
    const { links } = await tlsLook(place, reach, AbortSignal.timeout(left))
    const [own] = links
    if (!own) return seen
    const values = seen.values.map((value, at) => (at === CERTIFICATE_DAYS ? own.days : value))
    const sample = Buffer.from(chainSample(links))
    return {
      ...seen,
      values,
      detail: say('tls.fault', { fault: asFact(seen.detail), certificate: linkSentence(own) }),
      sample: { mediaType: 'text/plain', bytes: sample },
    }
  } catch {
    return seen
  }
}

const failed = (started: number, detail: Saying): Seen => ({
  ok: false,
  tookMs: performance.now() - started,
  values: [null, null, null, null, null, null, null],
  detail,
})

function judged(settings: HttpSettings, answer: Answer, started: number): Seen {
  const { response, body, bytes, times, certificateDays, certificateFault } = answer
  const status = response.statusCode ?? null
  const detail =
    (status === null ? say('http.no-status') : statusObjection(settings, status)) ??
    headerObjection(settings, response) ??
    (bytes > BODY_LIMIT ? say('http.endless') : null) ??
    bodyObjection(settings, body, response.headers['content-type'] ?? '') ??
    ''
  const after = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from)
  return {
    ok: detail === '',
    tookMs: performance.now() - started,
    values: [
      after(times.started, times.dns),
      after(times.dns ?? times.started, times.connected),
      after(times.connected, times.secured),
      after(times.secured ?? times.connected, times.answered),
      status,
      bytes,
      certificateDays,
    ],
    detail,
    ...(certificateFault === ''
      ? {}
      : { note: say('http.certificate', { fault: codeFact(certificateFault) }) }),
    ...(detail === ''
      ? {}
      : {
          sample: {
            mediaType: response.headers['content-type'] ?? '',
            bytes: body.subarray(0, SAMPLE_LIMIT),
          },
        }),
  }
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400

const statusObjection = ({ statuses }: HttpSettings, status: number): Saying | null =>
  statusFits(statuses, status) ? null : say('http.status', { status })

function headerObjection({ header }: HttpSettings, { headers }: IncomingMessage): Saying | null {
  if (header === null) return null
  const value = headers[header.name.toLowerCase()]
  const text = Array.isArray(value) ? value.join(', ') : value
  if (text === undefined) return say('http.no-header', { name: header.name })
  return text.includes(header.holds)
    ? null
    : say('http.header', { name: header.name, value: text.slice(0, 100) })
}

/** One request and its answer, up to the limit of the body. @throws what kept it from coming */
function ask(
  url: URL,
  settings: HttpSettings,
  sent: Readonly<Record<string, string>>,
  reach: Reach,
  deadline: number,
): Promise<Answer> {
  const isSecure = url.protocol === 'https:'
  const port = Number(url.port) || (isSecure ? 443 : 80)
  refuseLiteral(url.hostname, port, reach)
  return new Promise((resolve, reject) => {
    const times: Times = {
      started: performance.now(),
      dns: null,
      connected: null,
      secured: null,
      answered: null,
    }
    let certificateDays: number | null = null
    let certificateFault = ''
    const request = (isSecure ? https : http).request(url, {
      method: settings.method,
      agent: isSecure ? secure : plain,
      lookup: guardedLookup(reach, port),
      maxHeaderSize: 32_768,
      rejectUnauthorized: !settings.anyCertificate,
      headers: {
        'user-agent': 'Rongheng-check',
        accept: '*/*',
        connection: 'close',
        ...sent,
      },
    })
    // The whole answer has this long; a target that sends a byte now and then gains nothing by it.
    const timer = setTimeout(
      () => request.destroy(new Error('timeout')),
      Math.max(1, deadline - performance.now()),
    )
    const end = () => clearTimeout(timer)
    request.once('socket', (socket: Socket) => {
      socket.once('lookup', () => {
        times.dns = performance.now()
      })
      socket.once('connect', () => {
        times.connected = performance.now()
      })
      if (isSecure)
        socket.once('secureConnect', () => {
          times.secured = performance.now()
          certificateDays = daysLeft(socket as TLSSocket)
          // Typed as an error, and in fact its code.
          certificateFault = String((socket as TLSSocket).authorizationError ?? '')
        })
    })
    request.once('error', (cause) => {
      end()
      reject(cause)
    })
    request.once('response', (response) => {
      times.answered = performance.now()
      const chunks: Buffer[] = []
      let kept = 0
      let bytes = 0
      const finish = () => {
        end()
        resolve({
          response,
          body: Buffer.concat(chunks, kept),
          bytes,
          times,
          certificateDays,
          certificateFault,
        })
      }
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (kept < BODY_LIMIT) {
          const part = chunk.subarray(0, BODY_LIMIT - kept)
          chunks.push(part)
          kept += part.length
        }
        if (bytes > BODY_LIMIT) {
          response.destroy()
          finish()
        }
      })
      response.once('end', finish)
      response.once('error', (cause) => {
        end()
        reject(cause)
      })
    })
    if (settings.method === 'POST') request.write(settings.body)
    request.end()
  })
}

function daysLeft(socket: TLSSocket): number | null {
  const { valid_to } = socket.getPeerCertificate()
  const until = Date.parse(valid_to)
  return Number.isNaN(until) ? null : Math.floor((until - Date.now()) / DAY)
}
