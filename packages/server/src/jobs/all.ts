import { assetJobs } from '../assets/jobs.ts'
import { ledgerJobs } from '../budget/ledger-jobs.ts'
import { budgetJobs } from '../budget/jobs.ts'
import { exampleJobs } from '../example/jobs.ts'
import { identityJobs } from '../identity/jobs.ts'
import { reportCheckJobs } from '../report/check/jobs.ts'
import { watchJobs } from '../watch/jobs.ts'
import type { Job } from './job.ts'

/** The jobs of every domain. */
export const allJobs: readonly Job[] = [
  ...identityJobs,
  ...assetJobs,
  ...budgetJobs,
  ...ledgerJobs,
  ...reportCheckJobs,
  ...watchJobs,
  ...exampleJobs,
]
