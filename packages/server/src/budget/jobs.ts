import { type Job, job } from '../jobs/job.ts'
import { warnMilestones } from './warn-milestones.ts'

/** Jobs of the budget. Warnings go out when the office opens. */
export const budgetJobs: readonly Job[] = [
  job({
    name: 'budget.warn-milestones',
    at: 'daily 08:30',
    run: async (ctx) => void (await warnMilestones(ctx)),
  }),
]
