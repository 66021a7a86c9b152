import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Download } from '../kernel/file.ts'
import { ImportResult } from './import-result.ts'

const MOST_BYTES = 20 * 1024 * 1024
const sheet = { unitId: UnitId, name: z.string().min(1).max(200) }

/** Endpoints of exporting all that a unit has as a workbook, and importing one. */
export const workbookApi = {
  exportAssets: endpoint({
    method: 'GET',
    path: '/api/assets/export',
    permission: 'asset.read',
    summary:
      'All that a unit has as a workbook; importing it again changes nothing. With `empty`, a sheet to fill in.',
    input: z.object({ unitId: UnitId, empty: z.boolean().default(false) }),
    output: Download,
    download: true,
  }),
  tryImport: endpoint({
    method: 'POST',
    path: '/api/assets/import/try',
    permission: 'asset.write',
    summary: 'Says what importing a workbook would do, row by row; writes nothing. The body is its bytes.',
    input: z.object(sheet),
    output: ImportResult,
    upload: { maxBytes: MOST_BYTES },
  }),
  importAssets: endpoint({
    method: 'POST',
    path: '/api/assets/import',
    permission: 'asset.write',
    summary: 'Imports a workbook that was tried: all rows without faults in one step, or nothing.',
    input: z.object({
      ...sheet,
      /** What `tryImport` gave: refused when the result would be another by now. */
      digest: z.string().max(200),
    }),
    output: ImportResult,
    upload: { maxBytes: MOST_BYTES },
  }),
  importFaults: endpoint({
    method: 'POST',
    path: '/api/assets/import/faults',
    permission: 'asset.write',
    summary: 'The rows of a workbook that cannot be imported, with the reasons, as a workbook to mend.',
    input: z.object(sheet),
    output: Download,
    upload: { maxBytes: MOST_BYTES },
    download: true,
  }),
}
