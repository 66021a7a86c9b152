import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { DocumentJob } from './document-job.ts'
import { documentRefusal } from './document-refusal.ts'
import { placeCommentsHere } from './place-comments.ts'
import { readDocumentHere } from './read-document.ts'
import { serveParent } from './serve-parent.ts'

// The entry of the process that opens files of reports: as with ledgers, it knows no secrets and ends after one job.

serveParent<DocumentJob, never, ReadDocument | Uint8Array>(
  (job) =>
    job.do === 'read'
      ? readDocumentHere(job.name, job.bytes)
      : placeCommentsHere(job.name, job.bytes, job.comments),
  (cause, { name }) => documentRefusal(cause, name),
)
