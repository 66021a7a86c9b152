import http from 'node:http'
import https from 'node:https'
import { messageOf } from './trouble.ts'
import { StoreAway, StoreRefused } from './trouble.ts'

/** Where a store of series is, and what it is told to let us in. */
export type StoreAccess = {
  /** `http://tsdb:8428`, with the path before `/api/v1` where there is one. */
  readonly url: string
  /** Where it is asked, when that is another place than where it is told. */
  readonly queryUrl?: string | undefined
  readonly login?: { readonly user: string; readonly password: string } | undefined
  readonly token?: string | undefined
}

/** One request to the store. @throws StoreAway, StoreRefused */
export type StoreCall = (request: {
  readonly to: 'write' | 'query'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}) => Promise<string>

/** An answer that is larger was not meant for us. */
const LARGEST_ANSWER = 64 * 1024 * 1024
const SILENCE_MS = 30_000
/** Beyond it a fault in the store's own words says nothing more. */
const LONGEST_WORDS = 300

/** Speaks to a store over connections that stay open. @returns the call, and how to hang up */
export function storeHttp(access: StoreAccess): { readonly call: StoreCall; readonly close: () => void } {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  const authorization = authorizationOf(access)
  return {
    call: ({ to, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const url = new URL(
          (to === 'query' ? (access.queryUrl ?? access.url) : access.url).replace(/\/+$/, '') + path,
        )
        const secure = url.protocol === 'https:'
        const request = (secure ? https : http).request(
          url,
          {
            method: 'POST',
            agent: secure ? agents.https : agents.http,
            timeout: SILENCE_MS,
            headers: {
              'content-length': Buffer.byteLength(body),
              ...(authorization === null ? {} : { authorization }),
              ...headers,
            },
          },
          (answer) => {
            wholeText(answer).then((text) => {
              const status = answer.statusCode ?? 0
              if (status >= 200 && status < 300) return resolve(text)
              const said = `HTTP ${status} ${text.trim().slice(0, LONGEST_WORDS)}`
              // What is refused for its content is refused again; what is refused for now may be let in later.
              const content = status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status)
              reject(content ? new StoreRefused(said) : new StoreAway(said))
            }, reject)
          },
        )
        request.on('timeout', () => request.destroy(new Error('timeout')))
        request.on('error', (cause) => reject(new StoreAway(messageOf(cause))))
        request.end(body)
      }),
    close: () => {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

function authorizationOf({ login, token }: StoreAccess): string | null {
  if (token !== undefined) return `Bearer ${token}`
  if (login === undefined) return null
  return `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
}

async function wholeText(answer: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_ANSWER) {
      answer.destroy()
      throw new StoreAway('the answer is longer than 64 MB')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
