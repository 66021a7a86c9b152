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
  const nothing = { title: null, year: null, findings: [], notRead: [] }
  if (documents.length === 0) return { ...nothing, files }
  try {
    const outcome = await check({ ...job, documents })
    return { ...outcome, files: withTables(files, documents, outcome.notRead) }
  } catch (cause) {
    return { ...nothing, files: files.map((file) => (file.fault ? file : withFault(file, cause))) }
  }
}

/** Says of each file which of its tables were not understood. */
function withTables(
  files: readonly CheckedFile[],
  documents: readonly ReadDocument[],
  notRead: CheckOutcome['notRead'],
): CheckedFile[] {
  let next = 0
  return files.map((file) => {
    if (file.fault) return file
    const position = next++
    const tables = notRead.filter((table) => table.file === position)
    const where = tables.map(({ block }) => tableName(documents[position]?.blocks[block]))
    if (tables.length === 0) return file
    return {
      ...file,
      unread: [...file.unread, { why: 'table' as const, count: tables.length, where: where.slice(0, 20) }],
    }
  })
}

/** What stands above a table, else in its first cell. */
function tableName(block: ReadDocument['blocks'][number] | undefined): string {
  if (block?.kind !== 'table') return ''
  const name = block.title.trim() || (block.cells.find((cell) => cell.text.trim() !== '')?.text ?? '')
  return name.trim().replace(/\s+/g, ' ').slice(0, 30)
}

/** @throws the cause, when it is no refusal */
function withFault(file: CheckedFile, cause: unknown): CheckedFile {
  if (!(cause instanceof Refusal)) throw cause
  return { ...file, fault: { code: cause.code, facts: { ...cause.facts, name: file.name } } }
}
