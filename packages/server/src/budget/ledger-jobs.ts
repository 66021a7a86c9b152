import { type Job, job } from '../jobs/job.ts'
import { checkLedger } from './ledger-check.ts'
import { readLedger } from './ledger-read.ts'

/** Jobs of ledger imports, put on the queue by an upload and by new settings. */
export const ledgerJobs: readonly Job[] = [
  job({ name: 'budget.read-ledger', run: readLedger }),
  job({ name: 'budget.check-ledger', run: checkLedger }),
]
