import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Unit } from './unit.ts'

/** Endpoints of identity. */
export const identityApi = {
  listUnits: endpoint({
    method: 'GET',
    path: '/api/units',
    permission: 'unit.read',
    summary: 'The units within your reach, parents before children.',
    input: z.object({}),
    output: z.object({ units: z.array(Unit) }),
  }),
}
