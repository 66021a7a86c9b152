import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Told } from './kinds/push.ts'

const token = { token: z.string().min(20).max(100) }
const Heard = z.object({ ok: z.literal(true) })

/** Where targets say that they are alive. Whoever knows an address may use it, and learns nothing by it. */
export const pushApi = {
  visit: endpoint({
    method: 'GET',
    path: '/api/push/:token',
    permission: 'public',
    summary:
      'Say that a target is alive; ?status=down&message=… says that it is not, ?files=12 sends a number along',
    input: z.looseObject(token),
    output: Heard,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/api/push/:token',
    permission: 'public',
    summary: 'Say that a target is alive or not, with numbers by their names',
    input: Told.extend(token),
    output: Heard,
  }),
}
