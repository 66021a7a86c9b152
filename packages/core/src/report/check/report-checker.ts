import type { RuleFile } from '../../kernel/rulebook.ts'
import { check, worstFirst } from './check.ts'
import type { CheckContext } from './check-function.ts'
import type { CheckRule } from './check-rule.ts'
import type { Finding } from './finding.ts'
import type { ReadDocument } from './read-document.ts'
import { readReport } from './read-report.ts'
import { readStructure } from './read-structure.ts'
import { splitReports } from './split-reports.ts'
import type { ReportWords } from './report-words.ts'
import { shownTitle } from './shown-title.ts'

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

/** The check itself, from read files to findings. Files of several reports are checked each report by itself. */
export function checkHere(job: CheckJob): CheckOutcome {
  const reports =
    job.documents.length < 2
      ? []
      : splitReports(
          job.documents,
          job.documents.map((document, file) => readStructure(file, document, job.words)),
        )
  if (reports.length < 2) return checkOne(job)
  const documentsOf = (files: readonly number[]) => files.map((file) => job.documents[file] as ReadDocument)
  // The project and last year's report that were chosen are one report's: its own, where it names the project.
  const chosen = Math.max(
    0,
    reports.findIndex((files) => names(documentsOf(files), job.context.known?.name)),
  )
  const parts = reports.map((files, report) => {
    const documents = documentsOf(files)
    const own = report === chosen ? job : { ...job, lastYear: null, context: { ...job.context, known: null } }
    return moved(checkOne({ ...own, documents }), files, report)
  })
  return {
    title: parts[0]?.title ?? null,
    year: parts[0]?.year ?? null,
    findings: worstFirst(parts.flatMap((part) => part.findings)),
    notRead: parts.flatMap((part) => part.notRead),
  }
}

const names = (documents: readonly ReadDocument[], project: string | undefined): boolean =>
  project !== undefined &&
  documents.some((d) => d.blocks.some((b) => b.kind === 'paragraph' && b.text.includes(project)))

/** What was found in some of the files, with their places among all of them. */
function moved(made: CheckOutcome, files: readonly number[], report: number): CheckOutcome {
  const at = <Place extends { readonly file: number }>(place: Place): Place => ({
    ...place,
    file: files[place.file] ?? place.file,
  })
  return {
    ...made,
    findings: made.findings.map((finding) => ({
      ...finding,
      quotes: finding.quotes.map(at),
      deducts: finding.deducts && {
        ...finding.deducts,
        of: finding.deducts.of && `${report}/${finding.deducts.of}`,
      },
    })),
    notRead: made.notRead.map(at),
  }
}

function checkOne({ documents, lastYear, rules, words, context }: CheckJob): CheckOutcome {
  const reading = readReport(documents, words)
  const before = lastYear === null ? null : readReport(lastYear, words)
  const main = reading.structures[reading.main]
  return {
    title: main ? shownTitle(documents, main) : null,
    year: main?.year ?? null,
    findings: check(reading, rules, { ...context, lastYear: before }),
    notRead: reading.notRead,
  }
}
