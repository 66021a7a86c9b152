import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

/** Whether the example center is there, and how much of it. */
export const ExampleState = z.object({
  present: z.boolean(),
  /** Names of its units, the top one first. */
  units: z.array(z.string()),
  projects: z.int(),
  accounts: z.int(),
  systems: z.int(),
  devices: z.int(),
  checks: z.int(),
  /** The year behind its checks is still being filled in. */
  filling: z.boolean(),
})
export type ExampleState = z.infer<typeof ExampleState>

/** Endpoints of the example center. */
export const exampleApi = {
  state: endpoint({
    method: 'GET',
    path: '/api/example',
    permission: 'example.remove',
    summary: 'Whether the example center is there, and how much would be removed with it',
    input: z.object({}),
    output: ExampleState,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/example',
    permission: 'example.remove',
    summary: 'Remove the example center with all its data and accounts; its audit rows stay',
    input: z.object({}),
    output: ExampleState,
  }),
}
