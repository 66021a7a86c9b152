import { z } from 'zod'
import { Day } from './time.ts'

/** Something a person still has to do, found by a domain from its own records; the home page lists them from all domains. */
export const Due = z.object({
  /** Stable: the same duty has the same key tomorrow. */
  key: z.string(),
  unitId: z.string(),
  /** Word key of its sentence, and the facts that go into it. */
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Page that deals with it. */
  link: z.string(),
  /** Last day to do it; null when no day is set. */
  dueOn: Day.nullable(),
  /** The day it came back to the person with an opinion; what came back is dealt with first. */
  returnedOn: Day.optional(),
})
export type Due = z.infer<typeof Due>
