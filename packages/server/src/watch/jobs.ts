import { type Job, job } from '../jobs/job.ts'
import { thinReadings, turnPartitions } from './thin-readings.ts'

/** The jobs of watching: readings become fewer as they grow older. */
export const watchJobs: readonly Job[] = [
  job({ name: 'watch.thin', at: 'every 5m', run: thinReadings }),
  job({ name: 'watch.turn-partitions', at: 'daily 03:40', run: turnPartitions }),
]
