import net, { type Socket } from 'node:net'
import { type Duplex, Duplex as DuplexStream } from 'node:stream'
import tls from 'node:tls'
import type { Sentence } from '@rongheng/core/watch/said/fact'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say, sentence } from '@rongheng/core/watch/said/saying'
import { type Asking, type DatabaseAnswer, held } from './answer.ts'
import { readAnswer } from './tds-answer.ts'
import {
  batch,
  encryption,
  encryptionOf,
  HEADER,
  login,
  packets,
  packetTypes,
  prelogin,
  SQL_SERVER,
} from './tds-messages.ts'

/** Signs in to SQL Server by the protocol TDS 7.4, and asks one thing. @source MS-TDS */
export async function askSqlServer(asking: Asking): Promise<DatabaseAnswer> {
  const { settings, password, address, port, stop } = asking
  const plain = net.connect(port, address)
  const { broken } = held(plain, stop)
  const talking = (async () => {
    const first = messages(plain)
    plain.write(packets(packetTypes.prelogin, prelogin(encryption.on)))
    const wanted = encryptionOf(await first.next())
    first.release()
    const isSecure = wanted === encryption.on || wanted === encryption.required
    // A password in the clear only where nobody asked for encryption, and the server knows none.
    if (!isSecure && settings.tls) throw new Objection(say('database.no-encryption'))
    const line = isSecure ? await secured(plain) : plain
    const next = messages(line)
    const { user, database, query, host } = settings
    line.write(packets(packetTypes.login, login({ user, password, server: host.slice(0, 120), database })))
    const welcome = readAnswer(await next.next())
    if (!welcome.signedIn) throw refusal(welcome.error ?? sentence('database.sign-in-refused'))
    const signedInAt = performance.now()
    line.write(packets(packetTypes.batch, batch(query === '' ? 'SELECT 1' : query)))
    const { error, value } = readAnswer(await next.next())
    if (error !== null) throw refusal(error)
    return { signedInAt, value }
  })()
  talking.catch(() => {})
  return Promise.race([broken, talking])
}

const refusal = (error: Sentence) => new Objection(say('database.error', { engine: SQL_SERVER, error }))

/** The handshake of TLS goes inside packets of the protocol; what follows it does not. @source MS-TDS 2.1 */
async function secured(plain: Socket): Promise<Duplex> {
  const pipe = handshakePipe(plain)
  const secure = tls.connect({
    socket: pipe.duplex,
    rejectUnauthorized: false,
    maxVersion: 'TLSv1.2',
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  await new Promise((resolve, reject) => {
    secure.once('secureConnect', resolve)
    secure.once('error', reject)
  })
  pipe.bare()
  secure.on('error', () => {})
  return secure
}

/** A pipe over a connection that wraps what is sent until told that the handshake is over, and unwraps what is wrapped. */
export function handshakePipe(plain: Socket): { readonly duplex: Duplex; readonly bare: () => void } {
  let wrapping = true
  let soFar = Buffer.alloc(0)
  const duplex = new DuplexStream({
    read: () => {},
    write: (chunk: Buffer, _, done) => {
      plain.write(wrapping ? packets(packetTypes.prelogin, chunk) : chunk, () => done())
    },
    destroy: (cause, done) => {
      plain.destroy()
      done(cause)
    },
  })
  plain.on('data', (chunk: Buffer) => {
    soFar = Buffer.concat([soFar, chunk])
    // No record of TLS begins like a packet.
    while (soFar.length > 0 && soFar[0] === packetTypes.prelogin) {
      if (soFar.length < HEADER) return
      const length = soFar.readUInt16BE(2)
      if (length < HEADER) return void plain.destroy()
      if (soFar.length < length) return
      duplex.push(soFar.subarray(HEADER, length))
      soFar = soFar.subarray(length)
    }
    if (soFar.length > 0) duplex.push(soFar)
    soFar = Buffer.alloc(0)
  })
  plain.once('close', () => duplex.destroy(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
  return {
    duplex,
    bare: () => {
      wrapping = false
    },
  }
}

/** Whole messages from a line, one at a time; `release` leaves the line to somebody else. */
function messages(line: Duplex): { readonly next: () => Promise<Buffer>; readonly release: () => void } {
  let soFar = Buffer.alloc(0)
  let parts: Buffer[] = []
  let broken: Error | null = null
  let waiting: { resolve: (message: Buffer) => void; reject: (cause: unknown) => void } | null = null
  const fail = (cause: Error) => {
    broken ??= cause
    waiting?.reject(broken)
    waiting = null
  }
  const closed = () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
  const take = (chunk: Buffer) => {
    soFar = Buffer.concat([soFar, chunk])
    while (soFar.length >= HEADER) {
      const length = soFar.readUInt16BE(2)
      if (soFar[0] !== packetTypes.answer || length < HEADER) {
        fail(new Objection(say('database.other-protocol', { engine: SQL_SERVER })))
        line.destroy()
        return
      }
      if (soFar.length < length) return
      parts.push(soFar.subarray(HEADER, length))
      const isLast = ((soFar[1] as number) & 1) === 1
      soFar = soFar.subarray(length)
      if (!isLast) continue
      waiting?.resolve(Buffer.concat(parts))
      waiting = null
      parts = []
    }
  }
  line.on('data', take)
  line.on('error', fail)
  line.on('close', closed)
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (broken) reject(broken)
        else waiting = { resolve, reject }
      }),
    release: () => {
      line.off('data', take)
    },
  }
}
