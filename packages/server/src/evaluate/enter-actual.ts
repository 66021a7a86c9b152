import { ActualEntry } from '@rongheng/core/evaluate/measurement'
import type { evaluateApi, Results } from '@rongheng/core/evaluate/api'
import { whyNotEnter } from '@rongheng/core/evaluate/enter'
import { actualFinding } from '@rongheng/core/evaluate/measure'
import { type Fact, FactId, newFacts } from '@rongheng/core/kernel/fact'
import { Refusal } from '@rongheng/core/kernel/refusal'
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
 * Enters an indicator's result with its reason and evidence. The value becomes a fact that replaces the one before it;
 * nothing already entered is changed.
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
    const factId = input.actual === null ? null : await fixActual(tx, ctx, indicator, input)
    const entry = ActualEntry.parse({
      ...input,
      id: ctx.newId('act'),
      unitId: indicator.unitId,
      factId,
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
    return resultsOf(tx, project)
  })
}

/** Writes the value as a fact if it says something new; returns the fact that now holds it. */
async function fixActual(
  tx: Tx,
  ctx: Ctx,
  indicator: Parameters<typeof actualFinding>[0],
  input: z.output<typeof evaluateApi.enterActual.input>,
): Promise<FactId | null> {
  if (input.actual === null) return null
  const finding = actualFinding(indicator, input.period, input.actual, input.files)
  const inForce = (await listFacts(tx, { unitIds: [indicator.unitId] }, [indicator.id])).filter(
    (f) => f.metric === finding.metric && f.period === finding.period,
  )
  const [fresh] = newFacts(inForce, [finding])
  if (!fresh) return inForce[0]?.id ?? null
  const fact: Fact = {
    ...finding,
    id: FactId.parse(ctx.newId('fct')),
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
    replaces: fresh.replaces,
  }
  await appendFact(tx, fact)
  return fact.id
}
