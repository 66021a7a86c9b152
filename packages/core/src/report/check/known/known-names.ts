import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { wordOf } from '../tables/grid.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'

/** Whether the report speaks of the project it is held against: its name, its unit, its year. Of another year nothing else is compared. */
export const knownNames = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) => {
    if (!known) return []
    const main = reading.structures[reading.main]
    const title = main?.title ? [main.title] : []
    const facts = { project: knownName(known) }
    if (!isAbout(reading, known))
      return [
        {
          says: 'year',
          facts: { ...facts, here: main?.year ?? '', there: known.year },
          quotes: title,
          record: 'project' as const,
        },
      ]
    const text = wholeText(reading)
    const lacks = (name: string) => !text.includes(wordOf(name).replace(/["']/g, ''))
    const hits: Hit[] = []
    if (lacks(known.name))
      hits.push({ says: 'name', facts: { ...facts, name: known.name }, quotes: title, record: 'project' })
    if (lacks(known.unit))
      hits.push({ says: 'unit', facts: { ...facts, name: known.unit }, quotes: title, record: 'project' })
    return hits
  },
})

const wholeText = (reading: ReportReading): string =>
  reading.files
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.cells.map((c) => c.text))),
    )
    .map(wordOf)
    .join('\n')
    .replace(/["']/g, '')
