import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Database } from '@rongheng/storage/pool'
import { enqueue } from '@rongheng/storage/queue'
import { transaction } from '@rongheng/storage/transaction'
import { startWorker } from '@rongheng/storage/worker'
import type { Ctx, Ports } from '../ctx.ts'
import { actorEverywhere } from '../everywhere.ts'
import { newIdAt } from '../new-id.ts'
import type { Job } from './job.ts'
import { startSchedules } from './schedule.ts'

/** What the jobs need; main.ts wires it. */
export type JobDeps = {
  readonly database: Database
  readonly ports: Ports
  readonly clock: () => Instant
  readonly log: {
    readonly info: (facts: object, text: string) => void
    readonly warn: (facts: object, text: string) => void
    readonly error: (facts: object, text: string) => void
  }
}

/** A job that took so long is said in the log when it is done. */
const LONG_MS = 1_000

/** The context of one job run: acts as `job:<name>` in all units. */
export async function jobCtx(deps: Omit<JobDeps, 'log'>, name: string): Promise<Ctx> {
  const now = deps.clock()
  const { db } = deps.database
  return {
    db,
    now,
    newId: (prefix) => newIdAt(prefix, now),
    requestId: newIdAt('req', now),
    actor: await actorEverywhere(db, `job:${name}`, name),
    from: { ip: '', via: 'job' },
    ports: deps.ports,
    transaction: (work) => transaction(db, work),
    enqueue,
  }
}

/** Runs jobs as they come onto the queue, and puts the scheduled ones there in time. @returns how to stop */
export async function runJobs(deps: JobDeps, jobs: readonly Job[]): Promise<() => Promise<void>> {
  const tasks = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: Readonly<Record<string, unknown>>) => {
        const begun = performance.now()
        await job.run(await jobCtx(deps, job.name), payload)
        const tookMs = Math.round(performance.now() - begun)
        if (tookMs >= LONG_MS) deps.log.info({ job: job.name, tookMs }, 'long job done')
      },
    ]),
  )
  const stopWorker = await startWorker(deps.database, tasks, {
    concurrency: 2,
    onFailure: ({ job, error, attempt, final }) => {
      const facts = { job, attempt, final, err: error }
      if (error instanceof Refusal) deps.log.warn(facts, 'job refused')
      else deps.log.error(facts, 'job failed')
    },
  })
  const stopSchedules = startSchedules(
    deps.database.db,
    jobs,
    () => new Date(deps.clock()),
    (job, err) => deps.log.error({ job, err }, 'schedule failed'),
  )
  return async () => {
    await stopSchedules()
    await stopWorker()
  }
}
