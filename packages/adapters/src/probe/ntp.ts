import { randomBytes } from 'node:crypto'
import dgram from 'node:dgram'
import { clockOffset, momentOf, ntpKind, type NtpSettings } from '@rongheng/core/watch/kinds/ntp'
import type { Probe } from '@rongheng/core/watch/probe'
import { allowedAddress } from './guarded-lookup.ts'
import { Objection } from '@rongheng/core/watch/said/objection'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import { looked } from './look.ts'

const LENGTH = 48

/** Asks a time server once. @source RFC 5905, and RFC 8915 §5.7 for the random origin */
export const ntpProbe: Probe<NtpSettings> = (settings, given) =>
  looked(given, ntpKind.metrics(settings).length, async (stop) => {
    const { address, family } = await allowedAddress(settings.host, settings.port, given.reach)
    const question = Buffer.alloc(LENGTH)
    question[0] = 0x23 // version 4, a client
    // Not our time but a number that nobody can guess: an answer is known by it, and forged ones are not taken.
    randomBytes(8).copy(question, 40)
    const { answer, sent, came } = await exchange(address, family, settings.port, question, stop)
    const stratum = answer[1] as number
    if (stratum === 0) throw new Objection(say('ntp.refused', { why: refusalOf(answer) }))
    const at = (place: number) => momentOf(answer.readUInt32BE(place), answer.readUInt32BE(place + 4), sent)
    const { offsetMs, delayMs } = clockOffset(sent, at(32), at(40), came)
    const values = [offsetMs, delayMs, stratum]
    const detail: Saying =
      (answer[0] as number) >> 6 === 3 || stratum > 15
        ? say('ntp.not-set')
        : stratum > settings.stratum
          ? say('ntp.stratum', { stratum })
          : Math.abs(offsetMs) > settings.offsetMs
            ? say('ntp.off', { s: (offsetMs / 1000).toFixed(3) })
            : ''
    return { ok: detail === '', values, detail }
  })

/** The four letters with which a server says why it does not answer: RATE, DENY. */
const refusalOf = (answer: Buffer): string =>
  answer.toString('latin1', 12, 16).replace(/[^A-Z0-9]/g, '') || '?'

/** Sends one packet, and takes the first that answers it. Others are passed over. */
function exchange(
  address: string,
  family: number,
  port: number,
  question: Buffer,
  stop: AbortSignal,
): Promise<{ answer: Buffer; sent: number; came: number }> {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket(family === 6 ? 'udp6' : 'udp4')
    // By the steady clock between the two moments: a clock that is set meanwhile falsifies nothing.
    let sent = 0
    let steady = 0
    const over = (settle: () => void) => {
      try {
        socket.close()
      } catch {
        // closed already
      }
      settle()
    }
    stop.addEventListener('abort', () => over(() => reject(stop.reason as Error)), { once: true })
    socket.once('error', (cause) => over(() => reject(cause)))
    socket.on('message', (answer) => {
      const came = sent + performance.now() - steady
      const isAnswer =
        answer.length >= LENGTH &&
        ((answer[0] as number) & 7) === 4 &&
        answer.subarray(24, 32).equals(question.subarray(40, 48))
      if (isAnswer) over(() => resolve({ answer, sent, came }))
    })
    // Connected, so that only this server is heard, and a closed port is heard of at once.
    socket.connect(port, address, () => {
      sent = Date.now()
      steady = performance.now()
      socket.send(question)
    })
  })
}
