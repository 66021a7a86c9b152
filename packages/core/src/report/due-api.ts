import { z } from 'zod'
import { Due } from '../kernel/due.ts'
import { endpoint } from '../kernel/endpoint.ts'

/** What is due about reports. By itself, so that the home page does not load every contract of this domain. */
export const reportDue = endpoint({
  method: 'GET',
  path: '/api/report/due',
  permission: 'report.read',
  summary: 'What the person who asks still has to do about reports',
  input: z.object({}),
  output: z.object({ items: z.array(Due) }),
})
