import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import { checkHere, type CheckOutcome } from '@rongheng/core/report/check/report-checker'
import type { DocumentJob } from './document-job.ts'
import { documentRefusal } from './document-refusal.ts'
import { placeCommentsHere } from './place-comments.ts'
import { readDocumentHere } from './read-document.ts'
import { serveParent } from './serve-parent.ts'

// The entry of the process that opens files of reports: as with ledgers, it knows no secrets and ends after one job.

serveParent<DocumentJob, never, ReadDocument | Uint8Array | CheckOutcome>(
  async (job) => {
    switch (job.do) {
      case 'read':
        return readDocumentHere(job.name, job.bytes)
      case 'comment':
        return placeCommentsHere(job.name, job.bytes, job.comments)
      case 'check':
        return checkHere(job.job)
    }
  },
  (cause, { name }) => documentRefusal(cause, name),
)
