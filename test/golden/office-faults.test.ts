import { officeFaults } from '@rongheng/adapters/render/testing-office'
import { exportReport } from '@rongheng/server/report/export-report'
import { describe, expect, test } from 'vitest'
import { exampleCenter, outlines } from './example-center.ts'

const { ctx, projectId } = await exampleCenter()

// On its own, since the Open XML SDK takes many seconds and knows no time zone: it is not asked again under a far one.
describe.each(outlines)('%s on the example center', (outlineId) => {
  test.each(['docx', 'xlsx'] as const)(
    '%s: the Open XML SDK finds no fault in it',
    async (format) => {
      const { bytes } = await exportReport(ctx, { projectId, outlineId, format })
      expect(await officeFaults(bytes, format)).toEqual([])
    },
    60_000,
  )
})
