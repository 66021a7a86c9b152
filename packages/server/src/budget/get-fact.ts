import type { budgetApi } from '@rongheng/core/budget/api'
import type { EvidenceLine, FactView } from '@rongheng/core/budget/views'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { resolveEvidence } from '@rongheng/storage/budget/evidence'
import { namesOf } from '@rongheng/storage/identity/names'
import { factHistory, factsById } from '@rongheng/storage/kernel/facts'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'

/** A fact with what it stands on. Payees are named only to those who may read payments. */
export async function getFact(ctx: Ctx, input: z.output<typeof budgetApi.getFact.input>): Promise<FactView> {
  const scope = scopeOf(ctx, 'project.read')
  const [fact] = await factsById(ctx.db, scope, [input.factId])
  if (!fact) throw new Refusal('kernel.no-such-fact', { id: input.factId })
  const unit = { unitIds: [fact.unitId] }
  const mayReadPayments = scopeOf(ctx, 'payment.read').unitIds.includes(fact.unitId)
  const hide = (line: EvidenceLine): EvidenceLine =>
    mayReadPayments || line.kind !== 'payment' ? line : { ...line, title: '', link: null }
  const [subject] = await resolveEvidence(ctx.db, unit, [fact.subject])
  const names = await namesOf(ctx.db, [fact.recordedBy])
  const history = await factHistory(ctx.db, unit, fact)
  return {
    fact,
    subjectName: subject?.title ?? '',
    recordedByName: names(fact.recordedBy),
    evidence: (await resolveEvidence(ctx.db, unit, fact.evidence)).map(hide),
    earlier: history.filter((one) => one.recordedAt <= fact.recordedAt && one.id !== fact.id),
  }
}
