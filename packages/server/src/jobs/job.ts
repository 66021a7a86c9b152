import type { Ctx } from '../ctx.ts'

/** When a job runs by itself, on Shanghai's clock. */
export type Schedule = `daily ${string}` | `monthly ${number} ${string}` | `every ${number}m`

/** Work done off the request: by schedule, or put on the queue with `ctx.enqueue(tx, name, payload)`. May run twice, and must then change nothing the second time. */
export type Job = {
  /** `<domain>.<what>`, e.g. `budget.warn-milestones`. */
  readonly name: string
  readonly at?: Schedule
  readonly run: (ctx: Ctx, payload: Readonly<Record<string, unknown>>) => Promise<void>
}

/** Declares a job; the domain lists it in its `jobs.ts`, and `all.ts` gathers those. */
export const job = (j: Job): Job => j
