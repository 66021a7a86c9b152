import type { ReportReading } from './check-function.ts'
import { readAmounts } from './read-amounts.ts'
import type { ReadDocument } from './read-document.ts'
import { readDates } from './read-dates.ts'
import { readCounts, readMentions } from './read-mentions.ts'
import { readRates } from './read-rates.ts'
import { readGrades, readScores } from './read-scores.ts'
import { readStructure } from './read-structure.ts'
import type { ReportWords } from './report-words.ts'
import { scopeFinder } from './scope.ts'
import { sentencesOf } from './sentence.ts'
import { subjectFinder } from './subject.ts'
import { readTables } from './tables/read-tables.ts'

/** From files to what stands in them. @param files the files of one report, in the order they were given, at least one */
export function readReport(files: readonly ReadDocument[], words: ReportWords): ReportReading {
  const sentences = sentencesOf(files)
  const structures = files.map((document, file) => readStructure(file, document, words))
  const main = mainOf(
    files,
    structures.map((s) => s.headings.length),
  )
  const year = structures[main]?.year ?? null
  const scopeOf = scopeFinder(words, year, subjectFinder(files, structures, words))
  const amounts = readAmounts(files, sentences, words, scopeOf)
  return {
    files,
    sentences,
    claims: {
      amounts,
      rates: readRates(files, sentences, words, scopeOf, amounts),
      scores: readScores(files, sentences, words, scopeOf, structures),
      grades: readGrades(files, sentences, words, scopeOf),
      dates: readDates(files, sentences, year),
      counts: readCounts(files, sentences, scopeOf),
      mentions: readMentions(files, sentences, words),
    },
    ...readTables(files, words.tables),
    structures,
    main,
    words,
  }
}

/** The file with the text of the report: most headings, then most paragraphs. */
function mainOf(files: readonly ReadDocument[], headings: readonly number[]): number {
  const weight = (i: number) => (headings[i] ?? 0) * 1_000 + (files[i]?.blocks.length ?? 0)
  return files.reduce((best, _, i) => (weight(i) > weight(best) ? i : best), 0)
}
