import { ActualEntry } from '@rongheng/core/evaluate/measurement'
import type { evaluateApi, Results } from '@rongheng/core/evaluate/api'
import { whyNotEnter } from '@rongheng/core/evaluate/enter'
import { actualFinding } from '@rongheng/core/evaluate/measure'
import { sampleFindings } from '@rongheng/core/evaluate/sample-check'
import { type Fact, FactId, type Finding, newFacts } from '@rongheng/core/kernel/fact'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import { lockProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import { getEvidence } from '@rongheng/storage/evaluate/evidence'
import { findGoal } from '@rongheng/storage/evaluate/goals'
import { getIndicator } from '@rongheng/storage/evaluate/indicators'
import { addEntry } from '@rongheng/storage/evaluate/results'
import { appendFact, listFacts } from '@rongheng/storage/kernel/facts'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { resultsOf } from './read-goal.ts'
import { ruleSetOf } from './rules.ts'

/**
 * Enters an indicator's result with its reason, its survey and evidence. The value and the counts of the survey become
 * facts that replace the ones before them; nothing already entered is changed.
 *
 * @throws Refusal as `whyNotEnter` says, and when a file named is no evidence of the project
 */
export async function enterActual(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.enterActual.input>,
): Promise<Results> {
  return ctx.transaction(async (tx) => {
    const indicator = await getIndicator(tx, scopeOf(ctx, 'actual.write'), input.indicatorId)
    const scope = { unitIds: [indicator.unitId] }
    // Held until commit: two entries at once would otherwise both replace the same fact.
    const project = await lockProject(tx, scope, indicator.projectId)
    const goal = await findGoal(tx, scope, project.id)
    const rules = goal ? ruleSetOf(ctx.ports.rulebook, goal.ruleSetId) : null
    const reason = whyNotEnter(indicator, project.year, input, rules)
    if (reason) throw new Refusal(reason.code, reason.facts)
    for (const fileId of input.files) {
      const evidence = await getEvidence(tx, scope, fileId)
      if (evidence.projectId !== project.id) throw new Refusal('evaluate.no-such-evidence', { id: fileId })
    }
    const factId =
      input.actual === null
        ? null
        : await fixFact(tx, ctx, actualFinding(indicator, input.period, input.actual, input.files))
    const sampleFactIds: FactId[] = []
    if (input.sample !== null)
      for (const finding of sampleFindings(indicator, input.period, input.sample, input.files))
        sampleFactIds.push(await fixFact(tx, ctx, finding))
    const entry = ActualEntry.parse({
      ...input,
      id: ctx.newId('act'),
      unitId: indicator.unitId,
      factId,
      sampleFactIds,
      enteredAt: ctx.now,
      enteredBy: ctx.actor.id,
    })
    await addEntry(tx, project.id, entry)
    await audit(tx, ctx, {
      action: 'actual.enter',
      unitId: indicator.unitId,
      subjectId: indicator.id,
      subjectName: indicator.name,
      after: entry,
    })
    return resultsOf(tx, project, dayOf(ctx.now))
  })
}

/** Writes a finding as a fact if it says something new; returns the fact that now holds it. */
async function fixFact(tx: Tx, ctx: Ctx, finding: Finding): Promise<FactId> {
  const inForce = (await listFacts(tx, { unitIds: [finding.unitId] }, [finding.subject])).filter(
    (f) => f.metric === finding.metric && f.period === finding.period,
  )
  const [before] = inForce
  const [fresh] = newFacts(inForce, [finding])
  if (!fresh && before) return before.id
  const fact: Fact = {
    ...finding,
    id: FactId.parse(ctx.newId('fct')),
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
    replaces: fresh?.replaces ?? null,
  }
  await appendFact(tx, fact)
  return fact.id
}
