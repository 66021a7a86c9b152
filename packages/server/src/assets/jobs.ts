import { type Job, job } from '../jobs/job.ts'
import { runDiscovery } from './discovery.ts'

/** Looks at subnets, put on the queue by people. */
export const assetJobs: readonly Job[] = [job({ name: 'assets.discover', run: runDiscovery })]
