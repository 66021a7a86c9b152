import { z } from 'zod'
import { ReachPolicy } from '../kernel/address-range.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'

/** What the administrator allows the program to reach, as it is kept. */
export const KeptReachPolicy = ReachPolicy.extend({
  /** 0 while nobody has said anything: then nothing may be reached. */
  version: z.int(),
  changedAt: Instant.nullable(),
})
export type KeptReachPolicy = z.infer<typeof KeptReachPolicy>

/** Endpoints of what the program may be told to reach. */
export const reachApi = {
  getPolicy: endpoint({
    method: 'GET',
    path: '/api/reach-policy',
    permission: 'reach.read',
    summary: 'The addresses that the program may be told to reach.',
    input: z.object({}),
    output: KeptReachPolicy,
  }),
  savePolicy: endpoint({
    method: 'PUT',
    path: '/api/reach-policy',
    permission: 'reach.write',
    summary: 'Says which addresses the program may be told to reach; everything else is refused.',
    input: ReachPolicy.extend({ version: z.int().min(0) }),
    output: KeptReachPolicy,
  }),
}
