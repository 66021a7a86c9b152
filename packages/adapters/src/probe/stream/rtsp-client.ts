import { createHash, randomBytes } from 'node:crypto'
import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import type { Reach } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { guardedLookup, refuseLiteral } from '../guarded-lookup.ts'
import { type SdpMedia, readSdp } from './sdp.ts'

const LONGEST_ANSWER = 200_000

/** How a stream is played, and for how long. */
export type RtspPlay = {
  readonly reach: Reach
  /** By performance.now(). */
  readonly deadline: number
  /** So long after its first packet the stream has been heard enough. */
  readonly listenMs: number
  readonly anyCertificate: boolean
  readonly user: string
  readonly password: string
  /** What is going to come, before it does. */
  readonly onMedia: (media: readonly SdpMedia[]) => void
  /** A packet of the stream with this number in the list. @returns `false` when it is enough */
  readonly onPacket: (index: number, packet: Buffer) => boolean
}

type Answer = {
  readonly status: number
  readonly reason: string
  readonly headers: Map<string, string>
  readonly body: string
}

/**
 * Plays an RTSP stream over its own connection (interleaved, so one address and one port). A server that sends us elsewhere is
 * not followed.
 *
 * @returns when the connection stood and when the first packet came, ms from the start @throws what kept it from playing
 */
export async function playRtsp(
  address: string,
  play: RtspPlay,
): Promise<{ readonly connectMs: number; readonly firstMs: number | null }> {
  const url = new URL(address)
  const port = Number(url.port) || (url.protocol === 'rtsps:' ? 322 : 554)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  refuseLiteral(host, port, play.reach)
  url.username = ''
  url.password = ''
  const started = performance.now()
  const options = { host, port, lookup: guardedLookup(play.reach, port) }
  const socket: Socket =
    url.protocol === 'rtsps:'
      ? tls.connect({
          ...options,
          servername: net.isIP(host) ? '' : host,
          rejectUnauthorized: !play.anyCertificate,
        })
      : net.connect(options)
  const talk = new RtspTalk(socket, play)
  const timer = setTimeout(
    () => socket.destroy(new Error('timeout')),
    Math.max(1, play.deadline - performance.now()),
  )
  try {
    await talk.connected(url.protocol === 'rtsps:' ? 'secureConnect' : 'connect')
    const connectMs = performance.now() - started
    const described = await talk.ask('DESCRIBE', url.href, { accept: 'application/sdp' })
    const media = chosen(readSdp(described.body))
    if (media.length === 0) throw new Objection(say('rtsp.nothing'))
    play.onMedia(media)
    const base =
      described.headers.get('content-base') ?? described.headers.get('content-location') ?? url.href
    const session = await setUp(talk, media, base)
    await talk.ask('PLAY', base, { session, range: 'npt=0.000-' })
    const first = await talk.listen(play.listenMs)
    talk.say('TEARDOWN', base, { session })
    return { connectMs, firstMs: first === null ? null : first - started }
  } finally {
    clearTimeout(timer)
    socket.end()
    setTimeout(() => socket.destroy(), 200).unref()
  }
}

/** The first picture and the first sound. */
const chosen = (media: readonly SdpMedia[]): SdpMedia[] =>
  (['video', 'audio'] as const).flatMap((kind) => media.find((m) => m.kind === kind) ?? [])

async function setUp(talk: RtspTalk, media: readonly SdpMedia[], base: string): Promise<string> {
  let session = ''
  for (const [i, { control }] of media.entries()) {
    const slash = base.endsWith('/') ? '' : '/'
    const at = /^rtsps?:/i.test(control)
      ? control
      : control === '' || control === '*'
        ? base
        : base + slash + control
    const answer = await talk.ask('SETUP', at, {
      transport: `RTP/AVP/TCP;unicast;interleaved=${i * 2}-${i * 2 + 1}`,
      ...(session === '' ? {} : { session }),
    })
    session = (answer.headers.get('session') ?? '').split(';')[0] ?? ''
  }
  return session
}

/** One connection: requests and their answers one after the other, packets between them. @source RFC 2326 */
class RtspTalk {
  readonly #socket: Socket
  readonly #play: RtspPlay
  #sequence = 0
  #carry: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (answer: Answer) => void; reject: (cause: Error) => void } | null = null
  #broken: Error | null = null
  #challenge: string | null = null
  #first: number | null = null
  #enough: (() => void) | null = null

  constructor(socket: Socket, play: RtspPlay) {
    this.#socket = socket
    this.#play = play
    const fail = (cause: Error) => {
      this.#broken ??= cause
      this.#waiting?.reject(this.#broken)
      this.#enough?.()
    }
    socket.on('error', fail)
    socket.once('close', () => fail(new Objection(say('net.closed'))))
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#heard(chunk)
      } catch (cause) {
        fail(cause as Error)
        socket.destroy()
      }
    })
  }

  connected(event: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve: () => undefined, reject }
      this.#socket.once(event, () => resolve())
    })
  }

  /** Sends a request and waits for its answer; once more with the password when it is asked for. @throws Objection */
  async ask(method: string, url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const answer = await this.#once(method, url, headers)
    const challenge = answer.headers.get('www-authenticate')
    if (answer.status !== 401 || challenge === undefined) return this.#accepted(method, answer)
    if (this.#play.user === '') throw new Objection(say('rtsp.needs-password'))
    this.#challenge = challenge
    const second = await this.#once(method, url, headers)
    if (second.status === 401) throw new Objection(say('rtsp.wrong-password'))
    return this.#accepted(method, second)
  }

  #accepted(method: string, answer: Answer): Answer {
    if (answer.status === 200) return answer
    if (answer.status >= 300 && answer.status < 400)
      throw new Objection(say('rtsp.elsewhere', { status: answer.status }))
    if (answer.status === 461) throw new Objection(say('rtsp.no-tcp'))
    throw new Objection(
      say('rtsp.refused', { method, answer: `${answer.status} ${answer.reason}`.slice(0, 140) }),
    )
  }

  #once(method: string, url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken)
      this.#waiting = { resolve, reject }
      return this.say(method, url, headers)
    })
  }

  say(method: string, url: string, headers: Readonly<Record<string, string>>): void {
    const lines = [
      `${method} ${url} RTSP/1.0`,
      `CSeq: ${++this.#sequence}`,
      'User-Agent: Rongheng-check',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(this.#challenge === null ? [] : [`Authorization: ${this.#authorization(method, url)}`]),
    ]
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  }

  /** @returns when the first packet came, by performance.now() */
  async listen(ms: number): Promise<number | null> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, Math.max(1, this.#play.deadline - performance.now())))
      this.#enough = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#broken) this.#enough()
    })
    if (this.#first === null && this.#broken) throw this.#broken
    return this.#first
  }

  #heard(chunk: Buffer): void {
    this.#carry = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    for (;;) {
      const b = this.#carry
      if (b.length < 4) return
      if (b[0] === 0x24) {
        const length = b.readUInt16BE(2)
        if (b.length < 4 + length) return
        const channel = b.readUInt8(1)
        // Odd channels carry the reports of the sender.
        if (channel % 2 === 0) this.#packet(channel / 2, b.subarray(4, 4 + length))
        this.#carry = b.subarray(4 + length)
      } else {
        const used = this.#answer(b)
        if (used === 0) return
        this.#carry = b.subarray(used)
      }
    }
  }

  #packet(index: number, packet: Buffer): void {
    this.#first ??= performance.now()
    if (!this.#play.onPacket(index, packet)) this.#enough?.()
  }

  #answer(b: Buffer): number {
    if (!b.toString('latin1', 0, 5).startsWith('RTSP/'.slice(0, Math.min(5, b.length)))) {
      // The server may ask something of us; that is not answered.
      if (!/^[A-Z_]+ /.test(b.toString('latin1', 0, 20))) throw new Objection(say('rtsp.other'))
    }
    const end = b.indexOf('\r\n\r\n')
    if (end < 0) {
      if (b.length > LONGEST_ANSWER) throw new Objection(say('rtsp.long'))
      return 0
    }
    const [first = '', ...lines] = b.toString('utf8', 0, end).split('\r\n')
    const headers = new Map(
      lines.map((line) => {
        const at = line.indexOf(':')
        return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const
      }),
    )
    const length = Number(headers.get('content-length') ?? 0) || 0
    if (length > LONGEST_ANSWER) throw new Objection(say('rtsp.long'))
    if (b.length < end + 4 + length) return 0
    const match = /^RTSP\/\d\.\d (\d{3}) ?(.*)$/.exec(first)
    if (match) {
      const body = b.toString('utf8', end + 4, end + 4 + length)
      this.#waiting?.resolve({ status: Number(match[1]), reason: match[2] ?? '', headers, body })
      this.#waiting = null
    }
    return end + 4 + length
  }

  /** Basic, or digest with MD5, as cameras ask for it. @source RFC 7616 */
  #authorization(method: string, url: string): string {
    const { user, password } = this.#play
    const challenge = this.#challenge ?? ''
    const md5 = (text: string) => createHash('md5').update(text).digest('hex')
    const given = (name: string) => new RegExp(`${name}="?([^",]*)"?`, 'i').exec(challenge)?.[1] ?? ''
    if (/^basic/i.test(challenge)) return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const [realm, nonce, qop] = [given('realm'), given('nonce'), given('qop')]
    const own = md5(`${user}:${realm}:${password}`)
    const what = md5(`${method}:${url}`)
    const once = randomBytes(8).toString('hex')
    const head = `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${url}"`
    if (qop === '') return `${head}, response="${md5(`${own}:${nonce}:${what}`)}"`
    const response = md5(`${own}:${nonce}:00000001:${once}:auth:${what}`)
    return `${head}, qop=auth, nc=00000001, cnonce="${once}", response="${response}"`
  }
}
