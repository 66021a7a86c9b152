import { z } from 'zod'
import { id } from '../../kernel/id.ts'
import { Sm3 } from '../../kernel/file.ts'
import { Instant } from '../../kernel/time.ts'
import { Finding } from './finding.ts'
import { KnownLack } from './known/known-project.ts'
import { DocumentFormat, ReadDocument, Unread } from './read-document.ts'

export const CheckId = id('chk')
export type CheckId = z.infer<typeof CheckId>

/** Files are being handed in · the check waits its turn or runs · it is over. */
export const CheckState = z.enum(['collecting', 'checking', 'done'])
export type CheckState = z.infer<typeof CheckState>

/** A file of a report under check: what it was, and what could not be read of it. */
export const CheckedFile = z.strictObject({
  name: z.string().min(1).max(200),
  sizeBytes: z.int(),
  sm3: Sm3,
  /** Null until it is read, and when it could not be. */
  format: DocumentFormat.nullable(),
  /** Why it could not be read: a refusal's code and facts. */
  fault: z
    .strictObject({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  unread: z.array(Unread),
})
export type CheckedFile = z.infer<typeof CheckedFile>

/** Somebody decided that a finding does not count, and why. It holds for later checks of the same report as well. */
export const Dismissal = z.strictObject({
  key: z.string(),
  reason: z.string().min(1).max(500),
  at: Instant,
  by: z.string(),
  byName: z.string(),
})
export type Dismissal = z.infer<typeof Dismissal>

/**
 * One check of one report. A report that is handed in again after its author mended it is a new check that names the one
 * before it. The text as it was read stays with the check; the files themselves are deleted when it is done, unless they are
 * kept in a project.
 */
export const ReportCheck = z.strictObject({
  id: CheckId,
  unitId: z.string(),
  /** The project whose ledger, goals and score are compared too, and which keeps the files if `keep` says so. */
  projectId: z.string().nullable(),
  keep: z.boolean(),
  previousId: CheckId.nullable(),
  /** A check of last year's report of the same project, whose numbers are held against what this one says of last year. */
  lastYearId: CheckId.nullable(),
  /** The rule set that points are judged by; null when none was named. */
  ruleSetId: z.string().nullable(),
  /** The title found in the report, else the first file's name. */
  title: z.string(),
  state: CheckState,
  files: z.array(CheckedFile).max(20),
  /** In the order of `files`, those that could be read. A finding's place counts in this list. */
  documents: z.array(ReadDocument),
  findings: z.array(Finding),
  /** The budget year it is about, as far as it was found. */
  year: z.int().nullable(),
  /** What on record of the project it was held against, and what was not there to be compared; null when it was held against nothing. */
  compared: z.strictObject({ at: Instant, lacks: z.array(KnownLack) }).nullable(),
  created: z.strictObject({ at: Instant, by: z.string(), byName: z.string() }),
  /** When it was last put on the queue; null while files are handed in. */
  begunAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  version: z.int(),
})
export type ReportCheck = z.infer<typeof ReportCheck>
