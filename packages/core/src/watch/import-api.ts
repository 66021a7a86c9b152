import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CheckFields } from './check-entry.ts'
import { CheckId } from './ids.ts'
import { Proposal } from './import-proposal.ts'

/** Most bytes of one list. */
export const IMPORT_MAX_BYTES = 5 * 1_048_576

/** Endpoints of lists that other programs keep. */
export const importApi = {
  read: endpoint({
    method: 'POST',
    path: '/api/watch/import-lists',
    permission: 'watch.write',
    summary:
      'Read a backup of Uptime Kuma or the targets of a Prometheus blackbox exporter (the body is its bytes); nothing is written',
    input: z.object({ unitId: UnitId }),
    output: z.object({ origin: z.enum(['uptime-kuma', 'prometheus']), rows: z.array(Proposal) }),
    upload: { maxBytes: IMPORT_MAX_BYTES },
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/watch/imported-checks',
    permission: 'watch.write',
    summary: 'Set up the checks that a person has chosen from a list, each by itself',
    // A check that was paused over there is paused here.
    input: z.object({
      unitId: UnitId,
      checks: z
        .array(CheckFields.extend({ paused: z.boolean().default(false) }))
        .min(1)
        .max(1000),
    }),
    output: z.object({
      made: z.array(z.object({ id: CheckId, name: z.string() })),
      refused: z.array(
        z.object({
          name: z.string(),
          code: z.string(),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
  }),
}
