import { type Job, job } from '../../jobs/job.ts'
import { checkNow } from './run-check.ts'
import { tidyChecks } from './tidy-checks.ts'

/** The check of a report, put on the queue when its files are there; and what is left of those that nobody finished. */
export const reportCheckJobs: readonly Job[] = [
  job({ name: 'report.check', run: checkNow }),
  job({ name: 'report.tidy-checks', at: 'every 30m', run: tidyChecks }),
]
