import { asFact, asKept, say, sentencesIn } from './saying.ts'

/**
 * What made trouble begin, for whoever reads it later. Where it holds a number that was measured against a limit, it says that
 * the number is of the beginning: the newest one is another by now.
 */
export function atFirst(why: string): string {
  const [first] = sentencesIn(why)
  return first?.[0].startsWith('limit.') ? say('told.at-first', { what: asFact(asKept(why)) }) : why
}
