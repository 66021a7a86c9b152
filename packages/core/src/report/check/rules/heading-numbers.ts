import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import type { Heading } from '../structure.ts'

/**
 * Numbers of headings that are lost, repeated or out of order. Lost ones are one finding: most often the word processor made
 * them and the text came without. A number counts within its parent, at its level.
 */
export const headingNumbers = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const headings = (reading.structures[reading.main]?.headings ?? []).filter((h) => h.level <= 3)
    const lost = headings.filter((h) => h.number === null && h.part !== null && numberedBeside(h, headings))
    const broken: Hit[] = []
    for (const group of siblings(headings)) {
      let before: Heading | null = null
      for (const heading of group) {
        if (heading.number === null) {
          before = null
          continue
        }
        if (before?.number != null && heading.number !== before.number + 1 && heading.number !== 1)
          broken.push({
            says: heading.number === before.number ? 'repeated' : 'order',
            facts: { number: heading.number, before: before.number, heading: heading.at.text },
            quotes: [heading.at, before.at],
          })
        before = heading
      }
    }
    return lost.length === 0
      ? broken
      : [
          { says: 'lost', facts: { count: lost.length }, quotes: lost.map((h) => h.at).slice(0, 8) },
          ...broken,
        ]
  },
})

/** A heading without number counts as lost only where others of its level have one. */
const numberedBeside = (heading: Heading, all: readonly Heading[]): boolean =>
  all.some((other) => other.level === heading.level && other.number !== null)

/** Headings of one level below one parent, in order. */
function siblings(headings: readonly Heading[]): Heading[][] {
  const groups: Heading[][] = []
  const open = new Map<number, Heading[]>()
  for (const heading of headings) {
    for (const level of [2, 3, 4]) if (level > heading.level) open.delete(level)
    const group = open.get(heading.level)
    if (group) group.push(heading)
    else {
      const fresh = [heading]
      open.set(heading.level, fresh)
      groups.push(fresh)
    }
  }
  return groups
}
