import type { WorkOnReport } from '@rongheng/core/report/check/document-reader'
import { checkHere } from '@rongheng/core/report/check/report-checker'
import { placeCommentsHere } from './place-comments.ts'
import { readDocumentHere } from './read-document.ts'

/** The work on a report in this process, for tests whose files are their own. */
export const reportWorkHere: WorkOnReport = (use) =>
  use({ read: readDocumentHere, placeComments: placeCommentsHere, check: async (job) => checkHere(job) })
