import { z } from 'zod'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { plainText } from '../plain-text.ts'
import { isWhole } from '../scope.ts'
import { formsOf, totalRow } from '../tables/forms.ts'
import { quoteIn } from '../sentence.ts'
import { isUnitSlip } from './amounts-agree.ts'

const GROUPED = /(?<![\d.])\d+(?:,\d+)+(?:\.\d+)?(?=亿元|万元|千元|元)/g
const RIGHT = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** 元 and 万元 mixed up: one amount stated twice, off by 10,000; or digits grouped as no number is (99,49.31万元). */
export const unitSlip = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const hits: Hit[] = []
    for (const sentence of reading.sentences)
      for (const match of sentence.plain.matchAll(GROUPED))
        if (!RIGHT.test(match[0]) && !/、/.test(match[0]))
          hits.push({
            says: 'grouped',
            facts: { text: match[0] },
            quotes: [quoteIn(reading.files, sentence, match.index, match.index + match[0].length)],
          })
    hits.push(...groupedInCells(reading), ...againstForm(reading))
    const seen = new Set<string>()
    const amounts = reading.claims.amounts.filter(
      (a) => a.role !== 'unclear' && a.exact && a.scope.part === null,
    )
    for (const a of amounts)
      for (const b of amounts) {
        if (a.fen <= b.fen || a.role !== b.role || !isUnitSlip(a, b)) continue
        const key = `${a.fen}/${b.fen}`
        if (seen.has(key)) continue
        seen.add(key)
        hits.push({ says: 'unit', facts: { a: a.at.text, b: b.at.text }, quotes: [a.at, b.at] })
      }
    return hits
  },
})

/** A cell that is one number: 99,49.31, with or without its unit. */
const CELL = /^\s*(\d+(?:,\d+)+(?:\.\d+)?)\s*(?:亿元|万元|千元|元)?\s*$/

/** Only with decimals, or beside groups of three: 12,15 may be a list of two. */
const groupedInCells = (reading: ReportReading): Hit[] =>
  reading.files.flatMap((document, file) =>
    document.blocks.flatMap((block, index) =>
      block.kind !== 'table'
        ? []
        : block.cells.flatMap((cell, i): Hit[] => {
            const number = CELL.exec(plainText(cell.text))?.[1]
            if (number === undefined || RIGHT.test(number)) return []
            if (!number.includes('.') && !/,\d{3}(?!\d)/.test(number)) return []
            const from = plainText(cell.text).indexOf(number)
            const text = cell.text.slice(from, from + number.length)
            const quote = { file, block: index, cell: i, from, to: from + number.length, text }
            return [{ says: 'grouped', facts: { text }, quotes: [quote] }]
          }),
    ),
  )

/** The same digits in the text and in the one form, off by a unit: 458700 below 万元, 45.87万元 in the text. */
function againstForm(reading: ReportReading): Hit[] {
  const rows = formsOf(reading).flatMap((form) => totalRow(form) ?? [])
  const [row] = rows
  if (!row || rows.length > 1) return []
  const pairs = [
    ['initial', row.initial],
    ['full-year', row.fullYear],
    ['arrived', row.arrived],
    ['spent', row.spent],
  ] as const
  return pairs
    .flatMap(([role, cell]): Hit[] => {
      if (cell?.fen == null) return []
      const { fen, slackFen, at } = cell
      const other = reading.claims.amounts.find(
        (a) => a.role === role && a.exact && isWhole(a.scope) && isUnitSlip(a, { fen, slackFen }),
      )
      return other
        ? [{ says: 'unit', facts: { a: at.text.trim(), b: other.at.text }, quotes: [at, other.at] }]
        : []
    })
    .slice(0, 1)
}
