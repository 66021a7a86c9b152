import { reportRenderer } from '@rongheng/adapters/render/report-renderer'
import { dayStart, type Day } from '@rongheng/core/kernel/time'
import { loadExample } from '@rongheng/server/example/load'
import { shippedRulebook, testCtx } from '@rongheng/server/testing'
import { listProjects } from '@rongheng/storage/budget/projects'
import { testDb } from '@rongheng/storage/testing'
import { unitTree } from '@rongheng/storage/identity/units'

/** The outlines that the example center's project has a report by. */
export const outlines = ['mof-2020', 'self-summary', 'mof-2011'] as const

/** The whole way on the example center: seeds → facts → score → model → file. Dates are fixed, so the text is too. */
export async function exampleCenter() {
  const db = await testDb()
  const now = dayStart('2024-03-01' as Day)
  const pdf = { program: async () => null, toPdf: async () => ({ failed: '' }) }
  const ports = { rulebook: await shippedRulebook(), reports: reportRenderer(), pdf }
  await loadExample(testCtx(db, { now, ports }), '2024-03-01' as Day, 47_100)
  const units = await unitTree(db)
  const all = units.map((u) => u.id)
  const ctx = testCtx(db, { now, ports, units, roles: { reader: all } })
  const project = (await listProjects(db, { unitIds: all })).find((p) => p.code === 'RM-2023-01')
  return { db, ctx, projectId: project?.id ?? '' }
}
