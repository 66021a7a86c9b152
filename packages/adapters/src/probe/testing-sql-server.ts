import net from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { handshakePipe } from './database/sql-server.ts'
import {
  encryption,
  encryptionOf,
  HEADER,
  obscured,
  packets,
  packetTypes,
  prelogin,
} from './database/tds-messages.ts'
import { listening } from './testing-peers.ts'

const u16 = (n: number): Buffer => Buffer.from([n & 0xff, n >> 8])
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const sized = (token: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([token]), u16(body.length), body])
const done = Buffer.concat([Buffer.from([0xfd]), Buffer.alloc(12)])

/** An error as the server writes it: number, state, class, text, server, procedure, line. */
export const tdsError = (number: number, text: string): Buffer => {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(number)
  const server = wide('SIM')
  return Buffer.concat([
    sized(
      0xaa,
      Buffer.concat([
        head,
        u16(text.length),
        wide(text),
        Buffer.from([3]),
        server,
        Buffer.from([0]),
        Buffer.alloc(4),
      ]),
    ),
    done,
  ])
}

/** One column of one row: its type as the server describes it, and its value as the server writes it. */
export const tdsRow = (type: readonly number[], value: readonly number[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x81, 1, 0, 0, 0, 0, 0, 9, 0, ...type, 1]),
    wide('n'),
    Buffer.from([0xd1, ...value]),
    done,
  ])

const welcome = (): Buffer => {
  const name = 'Microsoft SQL Server'
  const ack = Buffer.concat([
    Buffer.from([1, 0x74, 0, 0, 4, name.length]),
    wide(name),
    Buffer.from([16, 0, 0, 0]),
  ])
  return Buffer.concat([
    sized(0xab, Buffer.alloc(20)),
    sized(0xe3, Buffer.from([7, 5, 0, 0, 0, 0, 0, 0])),
    sized(0xad, ack),
    done,
  ])
}

/**
 * A stand-in for SQL Server, written from the specification of its protocol: no server and no recording of one was at hand.
 *
 * @param certificate null: it knows no encryption
 */
export function sqlServer(options: {
  readonly certificate: { readonly key: string; readonly cert: string } | null
  readonly user: string
  readonly password: string
  readonly answers: Readonly<Record<string, Buffer>>
}): Promise<number> {
  return listening(
    net.createServer((socket) => {
      let soFar = Buffer.alloc(0)
      const serve = (line: Duplex) => {
        let held = Buffer.alloc(0)
        line.on('error', () => {})
        line.on('data', (chunk: Buffer) => {
          held = Buffer.concat([held, chunk])
          const length = held.length >= HEADER ? held.readUInt16BE(2) : Infinity
          if (held.length < length) return
          const [type, message] = [held[0], held.subarray(HEADER, length)]
          held = held.subarray(length)
          line.write(
            packets(packetTypes.answer, type === packetTypes.login ? signIn(message) : reply(message)),
          )
        })
      }
      const signIn = (message: Buffer): Buffer => {
        const field = (at: number) =>
          message.subarray(
            message.readUInt16LE(at),
            message.readUInt16LE(at) + message.readUInt16LE(at + 2) * 2,
          )
        // Half bytes swapped and 0xA5 again: what was done first is undone last.
        const password = Buffer.from(
          field(44).map((byte) => (((byte ^ 0xa5) << 4) | ((byte ^ 0xa5) >> 4)) & 0xff),
        )
        const is =
          field(40).equals(wide(options.user)) &&
          password.equals(wide(options.password)) &&
          obscured(password).equals(field(44))
        return is ? welcome() : tdsError(18_456, `Login failed for user '${field(40).toString('utf16le')}'.`)
      }
      const reply = (message: Buffer): Buffer =>
        options.answers[message.subarray(message.readUInt32LE(0)).toString('utf16le')] ??
        tdsError(208, 'Invalid object name.')
      const first = (chunk: Buffer) => {
        soFar = Buffer.concat([soFar, chunk])
        if (soFar.length < HEADER || soFar.length < soFar.readUInt16BE(2)) return
        socket.off('data', first)
        const wanted = encryptionOf(soFar.subarray(HEADER))
        const isSecure = options.certificate !== null && wanted === encryption.on
        const pipe = isSecure ? handshakePipe(socket) : null
        socket.write(
          packets(packetTypes.answer, prelogin(isSecure ? encryption.on : encryption.notSupported)),
        )
        if (!pipe || !options.certificate) return serve(socket)
        const secure = new tls.TLSSocket(pipe.duplex as net.Socket, {
          isServer: true,
          ...options.certificate,
          maxVersion: 'TLSv1.2',
        })
        // Our last word of the handshake is wrapped still; the first that the client says after it is not.
        secure.once('data', () => pipe.bare())
        serve(secure)
      }
      socket.on('data', first)
    }),
  )
}
