import { EventEmitter } from 'node:events'
import { run, type WorkerEvents } from 'graphile-worker'
import type { Database } from './pool.ts'
import { quietLogger } from './queue-logger.ts'
import { keepPresence, type PresenceTiming } from './worker-presence.ts'

/** What a job does with its payload. Thrown errors put it back on the queue, later and later, until its attempts are used up. */
export type Task = (payload: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<void>

/** A job run that failed; `final` when it will not be tried again. */
export type Failure = {
  readonly job: string
  readonly error: unknown
  readonly attempt: number
  readonly final: boolean
}

/** `concurrency`: jobs at once in this process. */
export type WorkerOptions = {
  readonly concurrency: number
  readonly onFailure: (failure: Failure) => void
  readonly presence?: PresenceTiming
}

/** Takes jobs from the queue and runs them, in this process, beside any number of other processes. @returns how to stop: running jobs end first */
export async function startWorker(
  database: Database,
  tasks: Readonly<Record<string, Task>>,
  options: WorkerOptions,
): Promise<() => Promise<void>> {
  const events = new EventEmitter() as WorkerEvents
  events.on('job:error', ({ job, error }) =>
    options.onFailure({
      job: job.task_identifier,
      error,
      attempt: job.attempts,
      final: job.attempts >= job.max_attempts,
    }),
  )
  const presence = keepPresence(
    database.pool,
    (error) => options.onFailure({ job: 'queue', error, attempt: 0, final: false }),
    options.presence,
  )
  // Jobs are held in the name of the pool of workers, not of the single worker.
  events.on('pool:create', ({ workerPool }) => presence.is(workerPool.id))
  let stopping = false
  let current: Awaited<ReturnType<typeof begin>> | null = null
  const begin = () =>
    run({
      pgPool: database.pool,
      concurrency: options.concurrency,
      noHandleSignals: true,
      pollInterval: 5_000,
      logger: quietLogger,
      events,
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          (payload, helpers) => task((payload ?? {}) as Record<string, unknown>, helpers.abortSignal),
        ]),
      ),
    })
  // A runner gives up when the database is gone for long; then another one begins.
  const keep = async () => {
    while (!stopping) {
      try {
        current ??= await begin()
        await current.promise
      } catch (error) {
        if (!stopping) options.onFailure({ job: 'queue', error, attempt: 0, final: false })
      }
      current = null
      if (!stopping) await new Promise((done) => setTimeout(done, 1_000))
    }
  }
  current = await begin()
  const kept = keep()
  return async () => {
    stopping = true
    await current?.stop().catch(() => {})
    await kept
    await presence.stop()
  }
}
