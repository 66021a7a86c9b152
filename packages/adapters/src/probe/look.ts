import type { Given, Seen } from '@rongheng/core/watch/probe'
import { withWords } from '@rongheng/core/watch/said/saying'
import { failureOf } from './failure-text.ts'

/** What one look found, without its time. */
export type Found = Omit<Seen, 'tookMs'>

/**
 * Runs one look within its time. `stop` is aborted when the time is over: the look has to let go of what it holds. Whatever
 * it throws is a failed reading, and no secret gets into what is said or kept.
 *
 * @param places how many values a reading of this check has
 */
export async function looked(
  { timeoutMs, secrets }: Given,
  places: number,
  look: (stop: AbortSignal) => Promise<Found>,
): Promise<Seen> {
  const started = performance.now()
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const cause = new Error('timeout')
      stop.abort(cause)
      reject(cause)
    }, timeoutMs)
  })
  let found: Found
  try {
    const looking = look(stop.signal)
    // When the time is over first, what the look says afterwards is of no interest.
    looking.catch(() => {})
    found = await Promise.race([looking, late])
  } catch (cause) {
    found = {
      ok: false,
      values: Array<null>(places).fill(null),
      detail: failureOf(cause, timeoutMs),
    }
  } finally {
    clearTimeout(timer)
    if (!stop.signal.aborted) stop.abort(new Error('over'))
  }
  return withoutSecrets({ ...found, tookMs: performance.now() - started }, Object.values(secrets))
}

/** Shorter secrets are left: a word of two letters stands in many sentences by chance. */
const SHORTEST_SECRET = 3
const MASK = '•••'

/** A target may say back what it was given: that is masked before anybody sees it. */
export function withoutSecrets(seen: Seen, secrets: readonly string[]): Seen {
  const hidden = secrets
    .flatMap((secret) => [secret, secret.trim()])
    .filter((secret) => secret.length >= SHORTEST_SECRET)
  if (hidden.length === 0) return seen
  const forms = hidden.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ])
  const masked = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, MASK), text)
  return {
    ...seen,
    detail: withWords(seen.detail, masked),
    ...(seen.note === undefined ? {} : { note: withWords(seen.note, masked) }),
    ...(seen.sample === undefined
      ? {}
      : { sample: { ...seen.sample, bytes: maskedBytes(Buffer.from(seen.sample.bytes), forms) } }),
  }
}

function maskedBytes(bytes: Buffer, forms: readonly string[]): Buffer {
  // Byte for byte as latin1, so that what is no text stays as it is.
  const spelled = forms.map((form) => Buffer.from(form).toString('latin1'))
  const text = bytes.toString('latin1')
  if (!spelled.some((form) => text.includes(form))) return bytes
  const mask = Buffer.from(MASK).toString('latin1')
  return Buffer.from(
    spelled.reduce((rest, form) => rest.replaceAll(form, mask), text),
    'latin1',
  )
}
