import { Refusal } from '@rongheng/core/kernel/refusal'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'
import type { Ports } from '../../ctx.ts'

/** Reads the files of a report; one that cannot be read is said so, and the others are read. */
export async function readFiles(
  ports: Pick<Ports, 'documents'>,
  given: readonly CheckedFile[],
  bytesOf: (position: number) => Promise<Uint8Array | null>,
): Promise<{ files: CheckedFile[]; documents: ReadDocument[] }> {
  const files: CheckedFile[] = []
  const documents: ReadDocument[] = []
  for (const [position, file] of given.entries()) {
    try {
      const bytes = await bytesOf(position)
      if (bytes === null) throw new Refusal('report.file-empty', { name: file.name })
      const document = await ports.documents.read(file.name, bytes)
      documents.push(document)
      files.push({ ...file, format: document.format, unread: document.unread })
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      files.push({ ...file, fault: { code: cause.code, facts: { ...cause.facts } } })
    }
  }
  return { files, documents }
}
