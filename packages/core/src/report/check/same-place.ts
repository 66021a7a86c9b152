import type { ReportReading } from './check-function.ts'
import type { Place } from './place.ts'
import type { Sentence } from './sentence.ts'

const starts = new WeakMap<readonly Sentence[], Map<string, Sentence[]>>()

/** The sentence that a place of running text lies in; null for a table's cell. */
export function sentenceAt(reading: ReportReading, at: Place): Sentence | null {
  if (at.cell !== null) return null
  let byBlock = starts.get(reading.sentences)
  if (!byBlock) {
    byBlock = new Map()
    for (const sentence of reading.sentences) {
      const key = `${sentence.file}/${sentence.block}`
      const list = byBlock.get(key)
      if (list) list.push(sentence)
      else byBlock.set(key, [sentence])
    }
    starts.set(reading.sentences, byBlock)
  }
  return byBlock.get(`${at.file}/${at.block}`)?.find((s) => s.from <= at.from && at.to <= s.to) ?? null
}

/** Whether a place lies in a sentence. */
export const liesIn = (sentence: Sentence, at: Place): boolean =>
  at.cell === null &&
  at.file === sentence.file &&
  at.block === sentence.block &&
  sentence.from <= at.from &&
  at.to <= sentence.to

/** Things that stand in one paragraph together, in the order in which they came. */
export function byBlock<Thing>(things: readonly Thing[], placeOf: (thing: Thing) => Place): Thing[][] {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const { file, block } = placeOf(thing)
    const group = groups.get(`${file}/${block}`)
    if (group) group.push(thing)
    else groups.set(`${file}/${block}`, [thing])
  }
  return [...groups.values()]
}
