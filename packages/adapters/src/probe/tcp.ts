import { tcpKind, type TcpSettings } from '@rongheng/core/watch/kinds/tcp'
import type { Probe } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'
import { looked } from './look.ts'
import { answerOf, openSocket } from './open-socket.ts'

/** How much of an answer is read. */
const ANSWER_LIMIT = 65_536

/** Connects, sends a line if there is one, and looks for text in the answer. */
export const tcpProbe: Probe<TcpSettings> = (settings, given) =>
  looked(given, tcpKind.metrics(settings).length, async (stop) => {
    const { host, port, send, expect } = settings
    const started = performance.now()
    const socket = await openSocket(host, port, given.reach, stop)
    const connected = performance.now()
    try {
      if (send !== '') socket.write(written(send))
      if (expect === '') return { ok: true, values: [connected - started, null], detail: '' }
      const answer = await answerOf(socket, ANSWER_LIMIT, (soFar) => soFar.includes(expect))
      const values = [connected - started, performance.now() - connected]
      if (answer.includes(expect)) return { ok: true, values, detail: '' }
      if (answer.length === 0) throw new Objection(say('tcp.closed'))
      return {
        ok: false,
        values,
        detail: say('tcp.missing', { text: expect }),
        sample: { mediaType: 'text/plain', bytes: answer.subarray(0, 4_096) },
      }
    } finally {
      socket.destroy()
    }
  })

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '\\': '\\' }

/** A line as it is sent: `\r\n` of the form as the two characters that it stands for. */
const written = (text: string): string =>
  text.replace(/\\([rnt\\])/g, (_, letter: string) => ESCAPES[letter] as string)
