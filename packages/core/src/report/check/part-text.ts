import type { ReportReading } from './check-function.ts'
import { quoteIn, type Sentence } from './sentence.ts'
import type { Heading, Structure } from './structure.ts'
import type { Quote } from './place.ts'

/** The headings of the main file that mean one of these parts. */
export const headingsOf = (reading: ReportReading, parts: readonly string[]): Heading[] =>
  (reading.structures[reading.main]?.headings ?? []).filter((h) => h.part !== null && parts.includes(h.part))

/** Parts of the outline that speak of one first level after the other, so that numbers in them are an indicator's. */
const ANALYSED = new Set(['decision', 'management', 'output', 'benefit', 'economy', 'efficiency', 'effect'])

/** Whether a block lies in the analysis of single levels or indicators. */
export const inAnalysis = (structure: Structure | undefined, block: number): boolean =>
  structure?.headings.some(
    (h) => h.part !== null && ANALYSED.has(h.part) && h.blocks.from <= block && block < h.blocks.to,
  ) ?? false

/** The sentences below these parts, their headings' own words left out; all sentences of all files when no part is asked for. */
export function sentencesIn(reading: ReportReading, parts: readonly string[]): Sentence[] {
  if (parts.length === 0) return [...reading.sentences]
  const headings = headingsOf(reading, parts)
  const all = reading.structures[reading.main]?.headings ?? []
  return reading.sentences.filter(
    (s) =>
      s.file === reading.main &&
      headings.some((h) => h.blocks.from <= s.block && s.block < h.blocks.to) &&
      !all.some((h) => h.at.block === s.block && s.to <= h.at.to + 1),
  )
}

/** A whole sentence as a quote, without the mark that ends it. */
export const wholeQuote = (reading: ReportReading, sentence: Sentence): Quote =>
  quoteIn(reading.files, sentence, 0, Math.max(1, sentence.plain.replace(/[。;!?]+$/, '').length))
