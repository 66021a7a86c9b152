import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { plainText } from '../plain-text.ts'
import { datesIn } from '../read-dates.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { outsideYear } from './period-of-year.ts'

/** Dates that no calendar has, in text and in tables; periods that end before they begin, or lie outside the year. */
export const datesPossible = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const hits: Hit[] = reading.claims.dates
      .filter((d) => d.impossible)
      .map((d) => ({ says: 'impossible', facts: { date: d.at.text }, quotes: [d.at] }))
    const { dates } = reading.claims
    for (let i = 0; i + 1 < dates.length; i++) {
      const [a, b] = [dates[i], dates[i + 1]]
      if (!a?.from || !b?.to || b.to >= a.from || a.at.block !== b.at.block || a.at.file !== b.at.file)
        continue
      const home = sentenceAt(reading, a.at)
      const sentence = home && liesIn(home, b.at) ? home : null
      const between = sentence
        ? sentence.plain.slice(
            sentence.places.findIndex((p) => p >= a.at.to),
            sentence.places.findIndex((p) => p >= b.at.from),
          )
        : ''
      // Only the form "from … to …" is a period, and only when both say their year.
      if (/^(?:起)?[-~至到]+$/.test(between) && /\d{4}/.test(a.at.text) && /\d{4}/.test(b.at.text))
        hits.push({ says: 'reversed', facts: { from: a.at.text, to: b.at.text }, quotes: [a.at, b.at] })
    }
    return [...hits, ...inCells(reading), ...outsideYear(reading)]
  },
})

const HOLDS_DATE = /[月年]|\d[-./．－]\d/

const inCells = (reading: ReportReading): Hit[] =>
  reading.files.flatMap((document, file) =>
    document.blocks.flatMap((block, index) =>
      block.kind !== 'table'
        ? []
        : block.cells.flatMap((cell, i) =>
            (HOLDS_DATE.test(cell.text) ? datesIn(plainText(cell.text), null) : [])
              .filter((d) => d.impossible)
              .map((d): Hit => {
                const [from, to] = [d.index, d.index + d.text.length]
                const text = cell.text.slice(from, to)
                return {
                  says: 'impossible',
                  facts: { date: text },
                  quotes: [{ file, block: index, cell: i, from, to, text }],
                }
              }),
          ),
    ),
  )
