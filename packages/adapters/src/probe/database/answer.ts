import type { Socket } from 'node:net'
import type { DatabaseSettings } from '@rongheng/core/watch/kinds/database'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'

/** One sign-in and one question. */
export type Asking = {
  readonly settings: DatabaseSettings
  readonly password: string
  /** Held to what may be reached. */
  readonly address: string
  readonly port: number
  readonly stop: AbortSignal
  readonly timeoutMs: number
}

/** What a database said: when it had signed us in (performance.now()), and the first value of its answer. */
export type DatabaseAnswer = { readonly signedInAt: number; readonly value: unknown }

/** More than this is no answer to one question. */
const ANSWER_LIMIT = 4_000_000
const LOOK_EVERY_MS = 20

/**
 * Ends a connection when the look is over, or when more comes over it than an answer has. A driver that waits on it hears of
 * it as of any broken connection; `broken` says why.
 */
export function held(socket: Socket, stop: AbortSignal): { readonly broken: Promise<never> } {
  const broken = new Promise<never>((_, reject) => {
    const timer = setInterval(() => {
      if (socket.bytesRead <= ANSWER_LIMIT) return
      reject(new Objection(say('database.large', { mb: ANSWER_LIMIT / 1_000_000 })))
      socket.destroy()
    }, LOOK_EVERY_MS)
    stop.addEventListener(
      'abort',
      () => {
        clearInterval(timer)
        reject(stop.reason as Error)
        socket.destroy()
      },
      { once: true },
    )
  })
  broken.catch(() => {})
  return { broken }
}
