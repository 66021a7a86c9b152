import { z } from 'zod'
import { checkFunction, type ReportReading } from '../check-function.ts'
import { plainText } from '../plain-text.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'
import { reportTypes } from '../structure.ts'

/** A report says when and by whom it was written, and which period it is about. One finding names what is missing. */
export const signedAndDated = checkFunction({
  parameters: z.strictObject({
    types: z.array(z.enum(reportTypes)).min(1),
    /** So many lines at the beginning and at the end are the cover and the signature. */
    ends: z.int().min(1),
    date: z.array(WordPattern).min(1),
    /** What a short line ends with that is a unit's name, and words that announce the author. */
    unit: z.array(z.string().min(1)).min(1),
    author: z.array(WordPattern).min(1),
    period: z.array(WordPattern).min(1),
    /** What each is called in the finding. */
    names: z.strictObject({ date: z.string(), author: z.string(), period: z.string() }),
  }),
  find: (reading, { types, ends, date, unit, author, period, names }) => {
    const structure = reading.structures[reading.main]
    if (!structure || !types.includes(structure.type)) return []
    const lines = linesAt(reading, ends)
    const has = (words: readonly string[], texts: readonly string[]) => {
      const pattern = patternOf(words) ?? /$^/
      return texts.some((text) => text.search(pattern) >= 0)
    }
    const isUnit = (line: string) => {
      const name = line.replace(SIGNED_ON, '').replace(/\([^()]*\)$/, '')
      return name.length <= 30 && !name.includes('报告') && unit.some((u) => name.endsWith(u))
    }
    const titled = YEAR.test(structure.title?.text ?? '') || coverOf(reading).some((line) => YEAR.test(line))
    const missing = [
      ...(has(date, lines) ? [] : [names.date]),
      ...(has(author, lines) || lines.some(isUnit) ? [] : [names.author]),
      ...(titled || has(period, [...lines, ...reading.sentences.map((s) => s.plain)]) ? [] : [names.period]),
    ]
    return missing.length === 0
      ? []
      : [
          {
            says: 'nothing',
            facts: { missing: missing.join('、') },
            quotes: structure.title ? [structure.title] : [],
          },
        ]
  },
})

/** 清河县教育体育局 2025年3月20日: the day behind the name on one line. */
const SIGNED_ON =
  /[,、]?(?:20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})[年.\-/][\d一二三四五六七八九十.\-/]{1,5}(?:月(?:[\d一二三四五六七八九十]{1,3}日)?)?$/
const YEAR = /20\d{2}|二[〇○零]/

/** What stands above the first heading. */
function coverOf(reading: ReportReading): string[] {
  const first = reading.structures[reading.main]?.headings[0]?.at.block ?? 6
  const blocks = reading.files[reading.main]?.blocks.slice(0, first) ?? []
  return blocks.flatMap((b) => (b.kind === 'paragraph' ? [plainText(b.text)] : b.cells.map((c) => c.text)))
}

/** The first and last lines of the main file; every cell of a table there is a line. */
function linesAt(reading: ReportReading, ends: number): string[] {
  const blocks = reading.files[reading.main]?.blocks ?? []
  const bare = (text: string) => plainText(text).replace(/\s/g, '')
  const lines = blocks
    .flatMap((b) => (b.kind === 'paragraph' ? b.text.split('\n') : b.cells.map((c) => c.text)))
    .map(bare)
    .filter((line) => line !== '')
  // Attachments stand behind the signature.
  const signatures = lines.flatMap((line, i) =>
    ATTACHMENT.test(line) ? lines.slice(Math.max(0, i - ends), i) : [],
  )
  return [...lines.slice(0, ends), ...signatures, ...lines.slice(-ends)]
}

/** 附件1 on a line of its own. */
const ATTACHMENT = /^附[件表]\d{0,2}:?$/
