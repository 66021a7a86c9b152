import { job, type Job } from '../jobs/job.ts'
import { anchorAudit } from './anchor-audit.ts'
import { tidyAccounts } from './tidy-accounts.ts'

/** Jobs of identity. */
export const identityJobs: readonly Job[] = [
  job({ name: 'identity.anchor-audit', at: 'daily 00:20', run: anchorAudit }),
  job({ name: 'identity.tidy-accounts', at: 'daily 00:40', run: tidyAccounts }),
]
