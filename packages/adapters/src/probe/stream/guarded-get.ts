import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Reach } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { guardedLookup, refuseLiteral } from '../guarded-lookup.ts'

const MOST_REDIRECTS = 5

/** How one address is fetched. */
export type Fetching = {
  readonly reach: Reach
  /** By performance.now(). */
  readonly deadline: number
  /** No more bytes are read than this. */
  readonly limit: number
  /** What comes after this is left alone, without being an error: for what has no end. */
  readonly until?: number
  readonly range?: { readonly offset: number; readonly length: number } | null
  readonly anyCertificate?: boolean
  readonly onData?: (chunk: Buffer) => void
  /** `false`: what was given to `onData` is not kept besides. */
  readonly keep?: boolean
  /** Sent along, but not to another site that redirects lead to. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What came. */
export type Fetched = {
  readonly status: number
  readonly bytes: Buffer
  /** `true` when there was more. */
  readonly cut: boolean
  /** Where it came from in the end. */
  readonly url: string
  readonly date: string | undefined
  readonly mediaType: string
  readonly firstByteMs: number
  readonly tookMs: number
}

/**
 * GETs an address. Every address on the way, behind names and redirects too, is held to `reach`; other protocols than HTTP are
 * not followed.
 *
 * @throws what kept it from coming
 */
export async function guardedGet(address: string, fetching: Fetching): Promise<Fetched> {
  const started = performance.now()
  let url = new URL(address)
  const { origin } = url
  for (let hops = 0; ; hops++) {
    if (!/^https?:$/.test(url.protocol)) throw new Objection(say('http.not-web', { protocol: url.protocol }))
    const answer = await ask(url, url.origin === origin ? fetching : { ...fetching, headers: {} })
    if (typeof answer !== 'string') return { ...answer, url: url.href, tookMs: performance.now() - started }
    if (hops === MOST_REDIRECTS) throw new Objection(say('http.redirects', { most: MOST_REDIRECTS }))
    url = new URL(answer, url)
  }
}

/** One request. @returns what came, or where it leads */
function ask(url: URL, fetching: Fetching): Promise<Omit<Fetched, 'url' | 'tookMs'> | string> {
  const { reach, deadline, limit, until, range, anyCertificate, onData, keep = true } = fetching
  const isSecure = url.protocol === 'https:'
  const port = Number(url.port) || (isSecure ? 443 : 80)
  refuseLiteral(url.hostname, port, reach)
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const request = (isSecure ? https : http).request(url, {
      agent: false,
      lookup: guardedLookup(reach, port),
      maxHeaderSize: 32_768,
      rejectUnauthorized: anyCertificate !== true,
      headers: {
        'user-agent': 'Rongheng-check',
        accept: '*/*',
        connection: 'close',
        ...fetching.headers,
        ...(range ? { range: `bytes=${range.offset}-${range.offset + range.length - 1}` } : {}),
      },
    })
    const timer = setTimeout(
      () => request.destroy(new Error('timeout')),
      Math.max(1, deadline - performance.now()),
    )
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      reject(cause as Error)
    }
    request.once('error', fail)
    request.once('response', (response: IncomingMessage) => {
      const { statusCode: status, headers } = response
      if (status === undefined) return fail(new Objection(say('http.no-status')))
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        clearTimeout(timer)
        response.destroy()
        resolve(headers.location)
        return
      }
      const firstByteMs = performance.now() - started
      const chunks: Buffer[] = []
      let size = 0
      let ender: NodeJS.Timeout | undefined
      const finish = (cut: boolean) => {
        clearTimeout(timer)
        clearTimeout(ender)
        if (cut) response.destroy()
        const whole = Buffer.concat(chunks, keep ? size : 0)
        // A server that does not know ranges sends everything.
        const bytes =
          range && status === 200 ? whole.subarray(range.offset, range.offset + range.length) : whole
        const mediaType = headers['content-type'] ?? ''
        resolve({ status, bytes, cut, date: headers.date, mediaType, firstByteMs })
      }
      if (until !== undefined) ender = setTimeout(() => finish(true), Math.max(1, until - performance.now()))
      response.on('data', (chunk: Buffer) => {
        onData?.(chunk)
        const part = chunk.subarray(0, limit - size)
        if (keep) chunks.push(part)
        size += part.length
        if (part.length < chunk.length) finish(true)
      })
      response.once('end', () => finish(false))
      response.once('error', fail)
    })
    request.end()
  })
}
