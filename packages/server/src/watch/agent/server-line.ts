import http from 'node:http'
import https from 'node:https'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { agentProtocol, type SyncBatch } from '@rongheng/core/watch/agent-protocol'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'

/** The line from an agent to its server. Every call rejects with a Refusal that the server gave, or an Error of the line. */
export type ServerLine = {
  readonly register: (
    code: string,
    version: string,
  ) => Promise<z.output<typeof agentProtocol.register.output>>
  readonly work: (token: string) => Promise<z.output<typeof agentProtocol.work.output>>
  readonly sync: (token: string, batch: SyncBatch) => Promise<z.output<typeof agentProtocol.sync.output>>
  /** Whether nobody between can read along: TLS, or the same machine. */
  readonly isPrivate: boolean
  readonly close: () => void
}

const SILENCE_MS = 20_000
const LARGEST_ANSWER = 32 * 1024 * 1024

const packed = promisify(gzip)

/**
 * @param server the address of the server, `https://rongheng.example.cn`
 * @param ca     PEM of the authority that signed its certificate, where that is none the system knows
 */
export function serverLine(server: URL, ca: string | undefined): ServerLine {
  const secure = server.protocol === 'https:'
  const agent = secure
    ? new https.Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
    : new http.Agent({ keepAlive: true })
  const call = async <O extends z.core.$ZodType>(
    endpoint: Endpoint<z.core.$ZodType, O>,
    token: string | null,
    type: string,
    body: Buffer | null,
  ): Promise<z.output<O>> => {
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = (secure ? https : http).request(
        new URL(server.pathname.replace(/\/+$/, '') + endpoint.path, server),
        {
          method: endpoint.method,
          agent,
          timeout: SILENCE_MS,
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(body === null ? {} : { 'content-type': type, 'content-length': body.length }),
          },
        },
        (response) => {
          textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject)
        },
      )
      request.on('timeout', () => request.destroy(new Error(`${SILENCE_MS / 1000} 秒没有应答`)))
      request.on('error', reject)
      request.end(body ?? undefined)
    })
    if (answer.status !== 200) throw refusalIn(answer)
    return z.parse(endpoint.output, JSON.parse(answer.text))
  }
  return {
    register: (code, version) =>
      call(agentProtocol.register, null, 'application/json', Buffer.from(JSON.stringify({ code, version }))),
    work: (token) => call(agentProtocol.work, token, '', null),
    sync: async (token, batch) =>
      call(agentProtocol.sync, token, 'application/gzip', await packed(JSON.stringify(batch))),
    isPrivate: secure || ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname),
    close: () => agent.destroy(),
  }
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_ANSWER) throw new Error('服务器的应答超过 32 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What the server refused; an Error for what is no answer of ours: a proxy, another program. */
function refusalIn({ status, text }: { status: number; text: string }): Error {
  try {
    const { code, facts } = JSON.parse(text) as { code?: unknown; facts?: Record<string, string | number> }
    if (typeof code === 'string' && status < 500) return new Refusal(code, facts ?? {})
  } catch {
    // No JSON: what follows says what came.
  }
  return new Error(`HTTP ${status}`)
}
