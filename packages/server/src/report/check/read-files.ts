import { Refusal } from '@rongheng/core/kernel/refusal'
import type { ReportWork } from '@rongheng/core/report/check/document-reader'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { CheckJob, CheckOutcome } from '@rongheng/core/report/check/report-checker'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'

/** What was read of a report: every file, and the documents of those that could be read, in the same order. */
export type FilesRead = {
  readonly files: readonly CheckedFile[]
  readonly documents: readonly ReadDocument[]
}

/** Reads the files of a report; one that cannot be read is said so, and the others are read. */
export async function readFiles(
  { read }: Pick<ReportWork, 'read'>,
  given: readonly CheckedFile[],
  bytesOf: (position: number) => Promise<Uint8Array | null>,
): Promise<FilesRead> {
  const files: CheckedFile[] = []
  const documents: ReadDocument[] = []
  for (const [position, file] of given.entries()) {
    try {
      const bytes = await bytesOf(position)
      if (bytes === null) throw new Refusal('report.file-empty', { name: file.name })
      const document = await read(file.name, bytes)
      documents.push(document)
      files.push({ ...file, format: document.format, unread: document.unread })
    } catch (cause) {
      files.push(withFault(file, cause))
    }
  }
  return { files, documents }
}

/** Judges a report that was read. Where that takes too much memory or time, its files are said to be too heavy. */
export async function judgeFiles(
  { check }: Pick<ReportWork, 'check'>,
  { files, documents }: FilesRead,
  job: Omit<CheckJob, 'documents'>,
): Promise<CheckOutcome & { readonly files: readonly CheckedFile[] }> {
  const nothing = { title: null, year: null, findings: [], unreadTables: 0 }
  if (documents.length === 0) return { ...nothing, files }
  try {
    return { ...(await check({ ...job, documents })), files }
  } catch (cause) {
    return { ...nothing, files: files.map((file) => (file.fault ? file : withFault(file, cause))) }
  }
}

/** @throws the cause, when it is no refusal */
function withFault(file: CheckedFile, cause: unknown): CheckedFile {
  if (!(cause instanceof Refusal)) throw cause
  return { ...file, fault: { code: cause.code, facts: { ...cause.facts, name: file.name } } }
}
