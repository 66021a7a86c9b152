import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Discovery } from './discover.ts'

/** Endpoints of looking which hosts answer in a subnet. */
export const discoveryApi = {
  startDiscovery: endpoint({
    method: 'POST',
    path: '/api/assets/discoveries',
    permission: 'asset.write',
    summary: 'Begins to look which hosts answer in a subnet within reach; it proposes and adds nothing.',
    input: z.object({
      unitId: UnitId,
      range: z.string().trim().min(1).max(40),
      /** Of SNMP v2c; used for this look, sealed while it waits, and kept nowhere after. */
      community: z.string().trim().max(60).default(''),
    }),
    output: Discovery,
  }),
  latestDiscovery: endpoint({
    method: 'GET',
    path: '/api/assets/discoveries',
    permission: 'asset.write',
    summary:
      'The newest look at a subnet for a unit, with what it has found so far; null when there was none.',
    input: z.object({ unitId: UnitId }),
    output: z.object({ discovery: Discovery.nullable() }),
  }),
  stopDiscovery: endpoint({
    method: 'POST',
    path: '/api/assets/discoveries/:discoveryId/stop',
    permission: 'asset.write',
    summary: 'Stops a look at a subnet; what was found stays listed.',
    input: z.object({ discoveryId: Discovery.shape.id }),
    output: Discovery,
  }),
}
