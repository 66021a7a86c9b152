import { z } from 'zod'
import { Due } from '../kernel/due.ts'
import { endpoint } from '../kernel/endpoint.ts'

/** What is due about goals, results and evidence. By itself, so that the home page does not load every contract of this domain. */
export const evaluateDue = endpoint({
  method: 'GET',
  path: '/api/evaluate/due',
  permission: 'goal.read',
  summary: 'What the person who asks still has to do about goals, results and evidence',
  input: z.object({}),
  output: z.object({ items: z.array(Due) }),
})
