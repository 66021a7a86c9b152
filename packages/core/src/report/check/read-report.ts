import type { ReportReading } from './check-function.ts'
import type { ReadDocument } from './read-document.ts'
import { readAmounts } from './read-amounts.ts'
import { readRates } from './read-rates.ts'
import type { ReportWords } from './report-words.ts'
import { scopeFinder } from './scope.ts'
import { sentencesOf } from './sentence.ts'

/** From files to what stands in them. @param files the files of one report, in the order they were given, at least one */
export function readReport(files: readonly ReadDocument[], words: ReportWords): ReportReading {
  const sentences = sentencesOf(files)
  const year = null
  const scopeOf = scopeFinder(words, year)
  return {
    files,
    sentences,
    claims: {
      amounts: readAmounts(files, sentences, words, scopeOf),
      rates: readRates(files, sentences, words, scopeOf),
      scores: [],
      grades: [],
      dates: [],
      counts: [],
      mentions: [],
    },
    tables: [],
    structures: [],
    main: 0,
  }
}
