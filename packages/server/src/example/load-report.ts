import { centerId, examplePeople } from '@rongheng/core/example/center'
import { exampleFiles } from '@rongheng/core/example/evidence'
import { exampleId } from '@rongheng/core/example/ids'
import { project2023 } from '@rongheng/core/example/project-2023'
import { handNumbers2023, reportContent2023 } from '@rongheng/core/example/report-text'
import { FactId, Period } from '@rongheng/core/kernel/fact'
import { HandId, handMetric } from '@rongheng/core/report/inputs'
import { outlineKind } from '@rongheng/core/report/outline'
import { ReportId } from '@rongheng/core/report/report'
import type { Tx } from '@rongheng/storage/db'
import { appendFact } from '@rongheng/storage/kernel/facts'
import { addHandNumber } from '@rongheng/storage/report/numbers'
import { addReport } from '@rongheng/storage/report/reports'
import type { Ctx } from '../ctx.ts'

/** What the example's people wrote into their report of 2023: one draft for every outline, with the survey's numbers as facts. */
export async function loadReport(tx: Tx, ctx: Ctx): Promise<void> {
  for (const [nth, { label, value, unit, document }] of handNumbers2023.entries()) {
    const id = HandId.parse(exampleId('hnd', '2023', nth + 1))
    const file = exampleFiles.find((f) => f.name === document)
    if (!file) throw new Error(`the example has no ${document}`)
    const factId = FactId.parse(ctx.newId('fct'))
    await appendFact(tx, {
      id: factId,
      unitId: centerId,
      metric: handMetric,
      subject: id,
      period: Period.parse('2023'),
      value,
      why: null,
      unit,
      evidence: [file.id],
      recordedAt: ctx.now,
      recordedBy: examplePeople.office.id,
      replaces: null,
    })
    await addHandNumber(tx, {
      id,
      unitId: centerId,
      projectId: project2023.id,
      label,
      unit,
      document,
      fileId: file.id,
      factId,
      enteredAt: ctx.now,
      enteredBy: examplePeople.office.id,
    })
  }
  for (const [nth, { id: outlineId }] of ctx.ports.rulebook.list(outlineKind).entries())
    await addReport(tx, {
      id: ReportId.parse(exampleId('rpt', '2023', nth + 1)),
      unitId: centerId,
      projectId: project2023.id,
      outlineId,
      content: reportContent2023,
      state: 'draft',
      version: 1,
      changedAt: ctx.now,
      changedBy: examplePeople.office.id,
    })
}
