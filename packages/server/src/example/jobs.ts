import { type Job, job } from '../jobs/job.ts'
import { fillPast } from './fill-past.ts'
import { withSmallHeap } from './small-heap.ts'

/** The jobs of the example center. */
export const exampleJobs: readonly Job[] = [
  job({ name: 'example.fill-past', run: (ctx) => withSmallHeap(() => fillPast(ctx)) }),
]
