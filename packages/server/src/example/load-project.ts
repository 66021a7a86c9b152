import { ActualEntry } from '@rongheng/core/evaluate/measurement'
import { actualFinding } from '@rongheng/core/evaluate/measure'
import { sampleFindings } from '@rongheng/core/evaluate/sample-check'
import type { ExampleProject } from '@rongheng/core/example/build'
import { centerId, examplePeople } from '@rongheng/core/example/center'
import { exampleFiles } from '@rongheng/core/example/evidence'
import { exampleId } from '@rongheng/core/example/ids'
import { indicatorId } from '@rongheng/core/example/indicators'
import type { ExampleResult } from '@rongheng/core/example/results'
import { FactId, type Finding } from '@rongheng/core/kernel/fact'
import type { StoredFile } from '@rongheng/core/kernel/file'
import { addPayments } from '@rongheng/storage/budget/payments'
import { addProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import { saveEvidence } from '@rongheng/storage/evaluate/evidence'
import { addGoal, addReview, saveOutcome } from '@rongheng/storage/evaluate/goals'
import { replaceIndicators } from '@rongheng/storage/evaluate/indicators'
import { addEntry } from '@rongheng/storage/evaluate/results'
import { appendFact } from '@rongheng/storage/kernel/facts'
import { addStoredFile } from '@rongheng/storage/kernel/files'
import { audit } from '../audit.ts'
import { fixBudgetFacts } from '../budget/fix-budget-facts.ts'
import type { Ctx } from '../ctx.ts'

/** Writes one project of the example with everything that hangs on it, its facts and one audit row. */
export async function loadProject(
  tx: Tx,
  ctx: Ctx,
  one: ExampleProject,
  files: ReadonlyMap<string, StoredFile>,
): Promise<void> {
  await addProject(tx, one.project)
  await addPayments(tx, one.payments)
  await fixBudgetFacts(tx, ctx, one.project)
  await addGoal(tx, one.goal)
  for (const [nth, move] of (['submit', 'approve'] as const).entries())
    await addReview(tx, {
      id: exampleId('grv', one.group, nth + 1),
      unitId: centerId,
      goalId: one.goal.id,
      move,
      opinion: move === 'approve' ? '目标明确、指标可衡量，同意。' : '',
      by: move === 'approve' ? examplePeople.leader.id : examplePeople.owner.id,
      at: one.goal.changedAt,
    })
  await replaceIndicators(tx, one.goal.id, one.indicators, ctx.now)
  await loadFiles(tx, one, files)
  if (one.outcome) await saveOutcome(tx, centerId, { ...one.outcome, version: 0 })
  for (const [nth, result] of one.results.entries()) await loadResult(tx, ctx, one, result, nth + 1)
  await audit(tx, ctx, {
    action: 'example.load',
    unitId: centerId,
    subjectId: one.project.id,
    subjectName: `${one.project.code} ${one.project.name}`,
    after: {
      project: one.project,
      payments: one.payments,
      goal: one.goal,
      indicators: one.indicators,
      results: one.results,
    },
  })
}

async function loadFiles(tx: Tx, one: ExampleProject, files: ReadonlyMap<string, StoredFile>): Promise<void> {
  for (const { id, year, note, keys } of exampleFiles) {
    const file = files.get(id)
    if (!file || String(year) !== one.group) continue
    await addStoredFile(tx, file)
    await saveEvidence(tx, {
      fileId: id,
      unitId: centerId,
      projectId: one.project.id,
      note,
      indicatorIds: keys.map((key) => indicatorId(one.group, key)),
      withdrawn: null,
    })
  }
}

async function loadResult(
  tx: Tx,
  ctx: Ctx,
  one: ExampleProject,
  { key, draft }: ExampleResult,
  nth: number,
): Promise<void> {
  const indicator = one.indicators.find((i) => i.id === indicatorId(one.group, key))
  if (!indicator || draft.actual === null) return
  const fix = async (finding: Finding): Promise<FactId> => {
    const id = FactId.parse(ctx.newId('fct'))
    const recordedBy = examplePeople.operator.id
    await appendFact(tx, { ...finding, id, recordedAt: ctx.now, recordedBy, replaces: null })
    return id
  }
  const factId = await fix(actualFinding(indicator, draft.period, draft.actual, draft.files))
  const sampleFactIds: FactId[] = []
  if (draft.sample)
    for (const finding of sampleFindings(indicator, draft.period, draft.sample, draft.files))
      sampleFactIds.push(await fix(finding))
  const entry = ActualEntry.parse({
    ...draft,
    id: exampleId('act', one.group, nth),
    unitId: centerId,
    indicatorId: indicator.id,
    factId,
    sampleFactIds,
    enteredAt: ctx.now,
    enteredBy: examplePeople.operator.id,
  })
  await addEntry(tx, one.project.id, entry)
}
