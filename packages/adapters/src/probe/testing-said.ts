import type { Probe } from '@rongheng/core/watch/probe'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { asKept, type Saying, withWords } from '@rongheng/core/watch/said/saying'

/** A probe as a reader of Chinese hears it. */
export const heard =
  <Settings>(probe: Probe<Settings>): Probe<Settings> =>
  async (settings, given) => {
    const seen = await probe(settings, given)
    return {
      ...seen,
      detail: inChinese(seen.detail),
      ...(seen.note === undefined ? {} : { note: inChinese(seen.note) }),
    }
  }

/** @throws where English would hold a Chinese sign that is not the target's own */
function inChinese(saying: Saying): Saying {
  const ours = inWords(
    withWords(saying, () => ''),
    'en',
  )
  if (/\p{Script=Han}/u.test(ours)) throw new Error(`not in English: ${ours}`)
  return asKept(inWords(saying, 'zh-CN'))
}
