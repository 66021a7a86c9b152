import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { type Asking, type DatabaseAnswer, held } from './answer.ts'

const CRLF = Buffer.from('\r\n')
/** A line of Redis is short; only what it holds may be long. */
const LONGEST_LINE = 65_536

/** Asks Redis in its own protocol. @source https://redis.io/docs/latest/develop/reference/protocol-spec/ */
export async function askRedis(asking: Asking): Promise<DatabaseAnswer> {
  const { settings, password, address, port, stop } = asking
  const plain = net.connect(port, address)
  const { broken } = held(plain, stop)
  const ask = conversation(settings.tls ? secured(plain, settings.host) : plain)
  return Promise.race([
    broken,
    (async () => {
      if (password !== '')
        await ask(settings.user === '' ? ['AUTH', password] : ['AUTH', settings.user, password])
      if (settings.database !== '') await ask(['SELECT', settings.database])
      const [command = 'PING', ...rest] = settings.query === '' ? [] : settings.query.split(/\s+/)
      const isInfo = command.toUpperCase() === 'INFO'
      if (settings.query !== '') await ask(['PING'])
      const signedInAt = performance.now()
      const answer = await ask(isInfo ? [command, rest[0] ?? ''] : [command, ...rest])
      return { signedInAt, value: isInfo ? infoField(String(answer), rest[1] ?? '') : answer }
    })(),
  ])
}

function secured(socket: Socket, host: string): Socket {
  const secure = tls.connect({
    socket,
    rejectUnauthorized: false,
    ...(net.isIP(host) ? {} : { servername: host }),
  })
  socket.once('error', (cause) => secure.destroy(cause))
  return secure
}

/** `used_memory` of the lines that INFO gives. */
function infoField(text: string, field: string): string | undefined {
  const line = text.split('\r\n').find((one) => one.startsWith(`${field}:`))
  return line?.slice(field.length + 1)
}

/** Sends one command after another, each when the answer to the one before has come. */
function conversation(socket: Socket): (command: readonly string[]) => Promise<unknown> {
  let soFar = Buffer.alloc(0)
  let waiting: { resolve: (value: unknown) => void; reject: (cause: unknown) => void } | null = null
  let broken: Error | null = null
  const fail = (cause: Error) => {
    broken ??= cause
    waiting?.reject(broken)
    waiting = null
  }
  socket.on('error', fail)
  socket.on('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
  socket.on('data', (chunk: Buffer) => {
    soFar = Buffer.concat([soFar, chunk])
    try {
      const reply = readReply(soFar)
      if (!reply || !waiting) return
      soFar = Buffer.alloc(0)
      waiting.resolve(reply.value)
      waiting = null
    } catch (cause) {
      fail(cause as Error)
      socket.destroy()
    }
  })
  return (command) =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      waiting = { resolve, reject }
      const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`)
      socket.write(`*${command.length}\r\n${parts.join('')}`)
    })
}

const notRedis = () => new Objection(say('database.other-protocol', { engine: 'Redis' }))

/** One reply; null when more is to come. @throws Objection for an error reply, and for what is no reply */
function readReply(bytes: Buffer): { readonly value: unknown } | null {
  const end = bytes.indexOf(CRLF)
  if (end < 0) {
    if (bytes.length > LONGEST_LINE || !/^[+\-:$*]/.test(bytes.toString('latin1', 0, 1) || '+'))
      throw notRedis()
    return null
  }
  const line = bytes.toString('utf8', 1, Math.min(end, LONGEST_LINE))
  switch (bytes.toString('latin1', 0, 1)) {
    case '+':
      return { value: line }
    case '-':
      throw new Objection(say('database.error', { engine: 'Redis', error: line.slice(0, 200) }))
    case ':':
      return { value: Number(line) }
    case '$': {
      const length = Number(line)
      if (!Number.isInteger(length) || length < -1) throw notRedis()
      if (length === -1) return { value: null }
      const from = end + CRLF.length
      return bytes.length < from + length + CRLF.length
        ? null
        : { value: bytes.toString('utf8', from, from + length) }
    }
    default:
      throw notRedis()
  }
}
