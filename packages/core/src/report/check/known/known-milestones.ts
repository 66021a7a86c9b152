import { z } from 'zod'
import type { Day } from '../../../kernel/time.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'
import { wordOf } from '../tables/grid.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'

/** Milestones of spending that the ledger shows missed: the report says so, with a reason, and does not claim that all were reached. */
export const knownMilestones = checkFunction({
  parameters: z.strictObject({
    /** Words that speak of a shortfall or its reason. */
    reasons: z.array(WordPattern).min(1),
    /** Words that claim that every milestone was reached. */
    claims: z.array(WordPattern).min(1),
  }),
  find: (reading, { reasons, claims }, { known }) => {
    if (!known || known.missed.length === 0 || !isAbout(reading, known)) return []
    const facts = {
      project: knownName(known),
      list: known.missed.map((m) => `${inWords(m.day)}（要求${m.planned}，实际${m.actual}）`).join('、'),
    }
    const claimed = claim(reading, claims)
    if (claimed) return [{ ...claimed, facts, record: 'milestones' as const }]
    const silent = known.missed.filter((m) => !isSpokenOf(reading, m.day, reasons))
    return silent.length < known.missed.length
      ? []
      : [{ says: 'missed', facts, quotes: [], record: 'milestones' as const }]
  },
})

const inWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

function claim(reading: ReportReading, words: readonly string[]): Pick<Hit, 'says' | 'quotes'> | null {
  const pattern = patternOf(words)
  if (!pattern) return null
  for (const sentence of reading.sentences)
    for (const match of sentence.plain.matchAll(pattern))
      return {
        says: 'claimed',
        quotes: [quoteIn(reading.files, sentence, match.index, match.index + match[0].length)],
      }
  return null
}

const QUARTERS: Readonly<Record<string, string>> = {
  '03': '第?(?:一|1)季度',
  '06': '第?(?:二|2)季度|上半年',
  '09': '(?:前三|第?三|3)季度',
  '12': '第?(?:四|4)季度|年底|年末',
}

/** A sentence names the day or its quarter together with a shortfall or a reason, or a table has the day. */
function isSpokenOf(reading: ReportReading, day: Day, reasons: readonly string[]): boolean {
  const [month, date] = [day.slice(5, 7), day.slice(8)]
  const named = `(?<!\\d)0?${Number(month)}月(?:${Number(date)}日|底|末|份)|${day}`
  const sentence = new RegExp(month in QUARTERS ? `${named}|${QUARTERS[month]}` : named)
  const why = patternOf(reasons)
  if (reading.sentences.some(({ plain }) => sentence.test(plain) && why !== null && plain.search(why) >= 0))
    return true
  const cell = new RegExp(named)
  return reading.files.some(({ blocks }) =>
    blocks.some((b) => b.kind === 'table' && b.cells.some((c) => cell.test(wordOf(c.text)))),
  )
}
