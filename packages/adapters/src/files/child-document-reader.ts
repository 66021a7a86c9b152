import {
  type CommentPlacer,
  type DocumentReader,
  MAX_DOCUMENT_BYTES,
} from '@rongheng/core/report/check/document-reader'
import type { ReportChecker } from '@rongheng/core/report/check/report-checker'
import type { OfficeConverter } from '@rongheng/core/report/ports'
import type { DocumentJob } from './document-job.ts'
import { documentRefusal } from './document-refusal.ts'
import { FileFault } from './file-fault.ts'
import { fileKind } from './file-kind.ts'
import { type ChildLimits, runChild } from './child-runner.ts'

/** Reads files of reports and writes comments into them, each in a process of its own; old Word files go through the office program first. */
export function childDocumentReader(
  limits: ChildLimits,
  office: OfficeConverter,
): { read: DocumentReader; placeComments: CommentPlacer; check: ReportChecker } {
  const done = <Result>(job: DocumentJob) =>
    runChild<DocumentJob, never, Result>({ silenceMs: 30_000, ...limits }, job, {
      piece: async () => {},
      progress: () => {},
      tooHeavy: () => documentRefusal(new FileFault('file-too-heavy'), job.name),
    })
  const started = async <Result>(
    name: string,
    bytes: Uint8Array,
    job: (docx: Uint8Array) => DocumentJob,
  ): Promise<Result> => {
    try {
      if (bytes.length === 0) throw new FileFault('file-empty')
      if (bytes.length > MAX_DOCUMENT_BYTES) throw new FileFault('file-too-large')
      const opened = fileKind(bytes) === 'old-word' ? await converted(bytes, office) : bytes
      return await done(job(opened))
    } catch (cause) {
      throw cause instanceof FileFault ? documentRefusal(cause, name) : cause
    }
  }
  return {
    read: (name, bytes) => started(name, bytes, (docx) => ({ do: 'read', name, bytes: docx })),
    placeComments: (name, bytes, comments) =>
      started(name, bytes, (docx) => ({ do: 'comment', name, bytes: docx, comments })),
    check: async (job) => done({ do: 'check', name: job.documents[0]?.name ?? '', job }),
  }
}

async function converted(bytes: Uint8Array, office: OfficeConverter): Promise<Uint8Array> {
  const made = await office.convert(bytes, 'doc', 'docx')
  if (made === null) throw new FileFault('file-needs-office')
  if ('failed' in made) throw new FileFault('file-damaged')
  return made.bytes
}
