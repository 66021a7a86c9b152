import type { Fact } from '@rongheng/core/watch/said/fact'
import { codeSentences } from '@rongheng/core/watch/said/network-sentences'
import { Objection } from '@rongheng/core/watch/said/objection'
import { ownWords, type Saying, say, sentence } from '@rongheng/core/watch/said/saying'
import { NotAllowed } from './guarded-lookup.ts'

/** Why a probe failed. */
export function failureOf(cause: unknown, timeoutMs: number): Saying {
  if (cause instanceof Objection) return cause.saying
  if (cause instanceof NotAllowed) return say('net.not-allowed', { address: cause.address })
  if (!(cause instanceof Error)) return ownWords(String(cause))
  if (cause.message === 'timeout') return say('net.late', { s: timeoutMs / 1000 })
  const code = 'code' in cause ? String(cause.code) : ''
  const key = `net.${code}`
  if (isKnown(key)) return say(key)
  return code === ''
    ? ownWords(cause.message.slice(0, 200))
    : say('net.other', { message: cause.message.slice(0, 150), code })
}

const isKnown = (key: string): key is keyof typeof codeSentences => Object.hasOwn(codeSentences, key)

/** What a code of Node's means, in a place of a sentence; a code without a sentence as it is. */
export function codeFact(code: string): Fact {
  const key = `net.${code}`
  return isKnown(key) ? sentence(key) : code
}

/** Whether a connection was given up for its certificate. */
export const isCertificateFault = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|INVALID_CA/.test(String(cause.code))
