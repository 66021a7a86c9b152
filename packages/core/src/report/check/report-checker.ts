import type { RuleFile } from '../../kernel/rulebook.ts'
import { check } from './check.ts'
import type { CheckContext } from './check-function.ts'
import type { CheckRule } from './check-rule.ts'
import type { Finding } from './finding.ts'
import type { ReadDocument } from './read-document.ts'
import { readReport } from './read-report.ts'
import type { ReportWords } from './report-words.ts'

/** Everything a check needs, as values that can be handed to another process. */
export type CheckJob = {
  readonly documents: readonly ReadDocument[]
  readonly lastYear: readonly ReadDocument[] | null
  readonly rules: readonly RuleFile<CheckRule>[]
  readonly words: ReportWords
  readonly context: Omit<CheckContext, 'lastYear'>
}

export type CheckOutcome = {
  readonly title: string | null
  /** The budget year it is about; null when nothing says so. */
  readonly year: number | null
  readonly findings: readonly Finding[]
  /** Tables with numbers that were not understood, by document and block. */
  readonly notRead: readonly { readonly file: number; readonly block: number }[]
}

/** Checks a report that was read. @throws Refusal `report.file-too-heavy` */
export type ReportChecker = (job: CheckJob) => Promise<CheckOutcome>

/** The check itself, from read files to findings. */
export function checkHere({ documents, lastYear, rules, words, context }: CheckJob): CheckOutcome {
  const reading = readReport(documents, words)
  const before = lastYear === null ? null : readReport(lastYear, words)
  const main = reading.structures[reading.main]
  return {
    title: main?.title?.text.trim() ?? null,
    year: main?.year ?? null,
    findings: check(reading, rules, { ...context, lastYear: before }),
    notRead: reading.notRead,
  }
}
