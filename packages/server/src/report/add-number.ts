import { type Fact, FactId, Period } from '@rongheng/core/kernel/fact'
import type { reportApi } from '@rongheng/core/report/api'
import { handMetric, type HandNumber, HandId } from '@rongheng/core/report/inputs'
import { namesOf } from '@rongheng/storage/identity/names'
import { lockProject } from '@rongheng/storage/budget/projects'
import { appendFact, listFacts } from '@rongheng/storage/kernel/facts'
import { getStoredFile } from '@rongheng/storage/kernel/files'
import { addHandNumber, listHandNumbers } from '@rongheng/storage/report/numbers'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

type Answer = z.output<typeof reportApi.addNumber.output>

/** Enters a number that no record holds: a fact with its document and its author, offered for insertion from then on. */
export async function addNumber(
  ctx: Ctx,
  input: z.output<typeof reportApi.addNumber.input>,
): Promise<Answer> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'report.write'), input.projectId)
    const scope = { unitIds: [project.unitId] }
    if (input.fileId !== null) await getStoredFile(tx, scope, input.fileId)
    const id = HandId.parse(ctx.newId('hnd'))
    const fact: Fact = {
      id: FactId.parse(ctx.newId('fct')),
      unitId: project.unitId,
      metric: handMetric,
      subject: id,
      period: Period.parse(String(project.year)),
      value: input.value,
      why: null,
      unit: input.unit,
      evidence: input.fileId === null ? [] : [input.fileId],
      recordedAt: ctx.now,
      recordedBy: ctx.actor.id,
      replaces: null,
    }
    await appendFact(tx, fact)
    const made: HandNumber = {
      id,
      unitId: project.unitId,
      projectId: project.id,
      label: input.label,
      unit: input.unit,
      document: input.document,
      fileId: input.fileId,
      factId: fact.id,
      enteredAt: ctx.now,
      enteredBy: ctx.actor.id,
    }
    await addHandNumber(tx, made)
    await audit(tx, ctx, {
      action: 'report.add-number',
      unitId: project.unitId,
      subjectId: id,
      subjectName: input.label,
      after: { ...made, value: input.value },
    })
    const all = await listHandNumbers(tx, scope, project.id)
    const facts = await listFacts(
      tx,
      scope,
      all.map((h) => h.id),
    )
    const called = await namesOf(
      tx,
      all.map((h) => h.enteredBy),
    )
    return { items: all.map((h) => handView(h, facts, called)) }
  })
}

/** A hand number with its value and its author's name. */
export const handView = (
  h: HandNumber,
  facts: readonly Fact[],
  called: (id: string) => string,
): Answer['items'][number] => ({
  ...h,
  value: facts.find((f) => f.id === h.factId)?.value ?? null,
  enteredByName: called(h.enteredBy),
})
