import { MAX_DOCUMENT_BYTES, type WorkOnReport } from '@rongheng/core/report/check/document-reader'
import type { OfficeConverter } from '@rongheng/core/report/ports'
import type { DocumentJob } from './document-job.ts'
import { documentRefusal } from './document-refusal.ts'
import { FileFault } from './file-fault.ts'
import { fileKind } from './file-kind.ts'
import { type ChildLimits, childLender, type LentChild } from './child-runner.ts'

/** Reads, checks and comments the files of reports, each report in a process on loan; old Word files go through the office program first. */
export function childDocumentReader(limits: ChildLimits, office: OfficeConverter): WorkOnReport {
  const lend = childLender<DocumentJob>({ silenceMs: 30_000, ...limits })
  return (use) =>
    lend((child) =>
      use({
        read: (name, bytes) =>
          opened(name, bytes, office, (docx) => done(child, { do: 'read', name, bytes: docx })),
        placeComments: (name, bytes, comments) =>
          opened(name, bytes, office, (docx) => done(child, { do: 'comment', name, bytes: docx, comments })),
        check: (job) => done(child, { do: 'check', name: job.documents[0]?.name ?? '', job }),
      }),
    )
}

const done = <Result>(child: LentChild<DocumentJob>, job: DocumentJob): Promise<Result> =>
  child<never, Result>(job, {
    piece: async () => {},
    progress: () => {},
    tooHeavy: () => documentRefusal(new FileFault('file-too-heavy'), job.name),
  })

async function opened<Result>(
  name: string,
  bytes: Uint8Array,
  office: OfficeConverter,
  use: (bytes: Uint8Array) => Promise<Result>,
): Promise<Result> {
  try {
    if (bytes.length === 0) throw new FileFault('file-empty')
    if (bytes.length > MAX_DOCUMENT_BYTES) throw new FileFault('file-too-large')
    return await use(fileKind(bytes) === 'old-word' ? await converted(bytes, office) : bytes)
  } catch (cause) {
    throw cause instanceof FileFault ? documentRefusal(cause, name) : cause
  }
}

async function converted(bytes: Uint8Array, office: OfficeConverter): Promise<Uint8Array> {
  const made = await office.convert(bytes, 'doc', 'docx')
  if (made === null) throw new FileFault('file-needs-office')
  if ('failed' in made) throw new FileFault('file-damaged')
  return made.bytes
}
