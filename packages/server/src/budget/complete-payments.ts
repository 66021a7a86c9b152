import type { budgetApi } from '@rongheng/core/budget/api'
import { completed, type Proposal, proposals } from '@rongheng/core/budget/completion'
import { missingOf, type Payment } from '@rongheng/core/budget/payment'
import type { Project } from '@rongheng/core/budget/project'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { findPayments } from '@rongheng/storage/budget/payment-list'
import { paymentsById, savePayment } from '@rongheng/storage/budget/payments'
import { getProject, listProjects, lockProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'

/** So many of the newest payments are looked at for proposals. */
const LOOKED_AT = 5_000

/** Says the same of several payments at once, all or none; each payment that changes has its own audit row. */
export async function completePayments(
  ctx: Ctx,
  input: z.output<typeof budgetApi.completePayments.input>,
): Promise<{ changed: number }> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'payment.write'), input.projectId)
    const { use } = input.set
    if (use !== undefined && !project.uses.some((one) => one.id === use))
      throw new Refusal('budget.no-such-use', { id: use })
    const versions = new Map<string, number>(input.payments.map(({ id, version }) => [id, version]))
    const scope = { unitIds: [project.unitId] }
    let changed = 0
    for (const before of await paymentsById(tx, scope, project.id, [...versions.keys()])) {
      if (before.reversed) throw new Refusal('budget.payment-reversed')
      const next = completed(before, input.set, input.replace)
      if (next === null) continue
      const after = await savePayment(tx, { ...next, version: versions.get(before.id) ?? before.version })
      await audit(tx, ctx, {
        action: 'payment.save',
        unitId: after.unitId,
        subjectId: after.id,
        subjectName: after.payee ?? after.purpose ?? '',
        before,
        after,
      })
      changed += 1
    }
    if (changed > 0) await fixBudgetFacts(tx, ctx, project)
    return { changed }
  })
}

/** What incomplete payments would say if they were like earlier ones to the same payee, here or in the project copied from. */
export async function proposePayments(
  ctx: Ctx,
  input: z.output<typeof budgetApi.proposePayments.input>,
): Promise<{ items: Proposal[] }> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'payment.read'), input.projectId)
  const own = await paymentsOf(ctx, project)
  const incomplete = own.filter((payment) => missingOf(payment).length > 0)
  if (incomplete.length === 0) return { items: [] }
  return { items: proposals(incomplete, [...own, ...(await lastYears(ctx, project))]) }
}

async function paymentsOf(ctx: Ctx, { id, unitId }: Project): Promise<Payment[]> {
  const filter = { projectId: id, state: 'live' as const, page: 1, size: LOOKED_AT }
  return (await findPayments(ctx.db, { unitIds: [unitId] }, filter)).items
}

// A use of last year is this year's of the same name; a contract of last year proves nothing about this one.
async function lastYears(ctx: Ctx, project: Project): Promise<Payment[]> {
  if (project.copiedFrom === null) return []
  const scope = { unitIds: [project.unitId] }
  const [from] = await listProjects(ctx.db, scope, { ids: [project.copiedFrom] })
  if (!from) return []
  const here = new Map(
    from.uses.map(({ id, name }) => [id, project.uses.find((use) => use.name === name)?.id ?? null]),
  )
  return (await paymentsOf(ctx, from)).map((payment) => ({
    ...payment,
    contract: null,
    useId: payment.useId === null ? null : (here.get(payment.useId) ?? null),
  }))
}
