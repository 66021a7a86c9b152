import { check } from '@rongheng/core/report/check/check'
import { gatherKnown } from '@rongheng/core/report/check/known/gather-known'
import { readReport } from '@rongheng/core/report/check/read-report'
import { scopeOf } from '@rongheng/server/ctx'
import { gatherInputs } from '@rongheng/server/report/inputs'
import { getProject } from '@rongheng/storage/budget/projects'
import { expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../fixtures/report-check.ts'
import { harmless } from '../fixtures/mutations/harmless.ts'
import { exampleReport, seeded } from '../fixtures/mutations/report.ts'
import { exampleCenter, outlines } from './example-center.ts'

const { db, ctx, projectId } = await exampleCenter()

test('200 harmless edits of the example center’s reports bring nothing against what is on record of its project', async () => {
  const inputs = await gatherInputs(db, ctx, await getProject(db, scopeOf(ctx, 'report.read'), projectId))
  const context = { ...bareContext, known: gatherKnown(inputs) }
  const rules = checkRules.filter((rule) => rule.id.startsWith('k-'))
  const reports = outlines.map(exampleReport)
  const alarms: string[] = []
  const kinds = Object.entries(harmless)
  for (let seed = 0; seed < 208; seed++) {
    const kind = kinds[seed % kinds.length]
    const report = reports[seed % reports.length]
    const changed = kind && report ? kind[1](report, seeded(seed)) : null
    if (!changed) continue
    for (const f of check(readReport([changed], reportWords), rules, context))
      alarms.push(`${kind?.[0]} ${seed} ${f.rule} ${f.says} ${f.quotes[0]?.text ?? ''}`)
  }
  expect(alarms).toEqual([])
})
