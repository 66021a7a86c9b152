import { type Job, job } from '../../jobs/job.ts'
import { checkNow } from './run-check.ts'

/** The check of a report, put on the queue when its files are there. */
export const reportCheckJobs: readonly Job[] = [job({ name: 'report.check', run: checkNow })]
