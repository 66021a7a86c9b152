import { z } from 'zod'
import { id } from './id.ts'
import { Instant } from './time.ts'

/** Something a person should hear of, appended by the domain that noticed it, in the transaction that noticed it. */
export const Notice = z.object({
  id: id('ntc'),
  unitId: z.string(),
  /** The user it is for. */
  userId: z.string(),
  /** Word key of its sentence, and the facts that go into it. */
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Page that deals with it, e.g. `/budget/projects/prj_…`. */
  link: z.string(),
  /** Two notices with one key are one: a job that runs twice says it once. */
  key: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>
