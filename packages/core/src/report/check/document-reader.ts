import type { Instant } from '../../kernel/time.ts'
import type { Place } from './place.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportChecker } from './report-checker.ts'

/** Most bytes of a file of a report. Who takes in files holds them to it before they are in memory. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

/** Most characters that are read of one file, and most paragraphs and cells: the largest reports have 130,000 and some thousands. */
export const MAX_CHARACTERS = 1_000_000
export const MAX_PIECES = 100_000

/**
 * Reads one file of a report, judged by its content; the name only tells plain text from Markdown.
 *
 * @throws Refusal `report.file-…` with one sentence that names the file
 */
export type DocumentReader = (name: string, bytes: Uint8Array) => Promise<ReadDocument>

/** A comment in the margin of somebody's Word file. The place's `file` does not count: there is one. */
export type PlacedComment = {
  readonly place: Place
  readonly text: string
  readonly author: string
  readonly at: Instant
}

/**
 * Writes comments into a Word file at places of its `ReadDocument`, and gives a .docx; all else stays as it was, older
 * comments too. A place in a text box, a footnote or a formula gets its comment where that hangs.
 *
 * @throws Refusal `report.file-…` as reading does
 */
export type CommentPlacer = (
  name: string,
  docx: Uint8Array,
  comments: readonly PlacedComment[],
) => Promise<Uint8Array>

/** What can be done with the files of one report. */
export type ReportWork = {
  readonly read: DocumentReader
  readonly check: ReportChecker
  readonly placeComments: CommentPlacer
}

/**
 * Port: the work on one report, all of it in one process with limits of memory and time, away from the files of others. A
 * file that ends that process is refused as too heavy, and the work goes on in a fresh one.
 */
export type WorkOnReport = <T>(use: (work: ReportWork) => Promise<T>) => Promise<T>
