import { z } from 'zod'
import { checkFunction } from '../check-function.ts'
import { reportTypes } from '../structure.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** Something that every such report should hold and this one does not: a grade, a date and an author, any measured number. */
export const nothingSays = checkFunction({
  parameters: z.strictObject({
    words: z.array(WordPattern).min(1),
    /** Only for these kinds of report; all when empty. */
    types: z.array(z.enum(reportTypes)).default([]),
    /** Only the first and last so many sentences of the main file, where covers and signatures stand; everything when 0. */
    ends: z.int().min(0).default(0),
  }),
  find: (reading, { words, types, ends }) => {
    const structure = reading.structures[reading.main]
    if (!structure || (types.length > 0 && !types.includes(structure.type))) return []
    const pattern = patternOf(words) ?? /$^/
    const own = reading.sentences.filter((s) => s.file === reading.main)
    const looked = ends === 0 ? reading.sentences : [...own.slice(0, ends), ...own.slice(-ends)]
    const cells = reading.files.flatMap((f) =>
      f.blocks.flatMap((b) => (b.kind === 'table' ? [b.title, ...b.cells.map((c) => c.text)] : [])),
    )
    if (
      looked.some((s) => s.plain.search(pattern) >= 0) ||
      (ends === 0 && cells.some((c) => c.search(pattern) >= 0))
    )
      return []
    return [{ says: 'nothing', quotes: structure.title ? [structure.title] : [] }]
  },
})
