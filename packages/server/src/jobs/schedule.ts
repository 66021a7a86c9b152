import { enqueue } from '@rongheng/storage/queue'
import type { Db } from '@rongheng/storage/db'
import { takeMoment } from '@rongheng/storage/job-moments'
import { transaction } from '@rongheng/storage/transaction'
import { Cron } from 'croner'
import type { Job, Schedule } from './job.ts'

/** "daily 02:10" → "10 2 * * *", to be read on Shanghai's clock. @throws Error for anything else: a bug in the job */
export function cronOf(at: Schedule): string {
  const [kind = '', ...rest] = at.split(' ')
  const every = /^(\d+)m$/.exec(rest[0] ?? '')
  if (kind === 'every' && every) return `*/${Number(every[1])} * * * *`
  const time = /^(\d\d):(\d\d)$/.exec(rest.at(-1) ?? '')
  if (time && kind === 'daily') return `${Number(time[2])} ${Number(time[1])} * * *`
  if (time && kind === 'monthly') return `${Number(time[2])} ${Number(time[1])} ${Number(rest[0])} * *`
  throw new Error(`not a schedule: ${at}`)
}

/**
 * Puts a job on the queue for its latest moment that lies behind, if nobody did yet. Any number of processes may ask.
 *
 * @returns whether it was put there now
 */
export async function enqueueDue(db: Db, job: Job, now: Date): Promise<boolean> {
  if (!job.at) return false
  const cron = new Cron(cronOf(job.at), { timezone: 'Asia/Shanghai', paused: true })
  // The second after: croner leaves out a run that falls on the moment it is asked about.
  const [dueAt] = cron.previousRuns(1, new Date(now.getTime() + 1_000))
  if (!dueAt) return false
  return transaction(db, async (tx) => {
    if (!(await takeMoment(tx, job.name, dueAt))) return false
    await enqueue(tx, job.name, { dueAt: dueAt.getTime() }, { key: `schedule ${job.name}` })
    return true
  })
}

/**
 * Looks every half minute which schedules have come due; what was missed while the program was stopped is caught up once.
 *
 * @returns how to stop; a look that is under way is waited for, since it holds a connection
 */
export function startSchedules(
  db: Db,
  jobs: readonly Job[],
  clock: () => Date,
  onTrouble: (job: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  const look = async () => {
    for (const job of jobs) {
      if (stopped) return
      await enqueueDue(db, job, clock()).catch((error: unknown) => onTrouble(job.name, error))
    }
  }
  let looking = look()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, 30_000)
  return async () => {
    stopped = true
    clearInterval(timer)
    await looking
  }
}
