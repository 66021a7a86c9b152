import type { budgetApi } from '@rongheng/core/budget/api'
import { dedupeKey, type Payment, PaymentId, type PaymentTrace } from '@rongheng/core/budget/payment'
import type { Project } from '@rongheng/core/budget/project'
import type { PaymentEntry, PaymentView } from '@rongheng/core/budget/views'
import { yuanText } from '@rongheng/core/kernel/money'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import { addPayments, getPayment, keysTaken, savePayment } from '@rongheng/storage/budget/payments'
import { lockProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'
import { paymentView } from './read-payments.ts'

/** Enters a payment or refund by hand. What it does not say is listed later, not asked for now. */
export async function addPayment(
  ctx: Ctx,
  input: z.output<typeof budgetApi.addPayment.input>,
): Promise<PaymentView> {
  return ctx.transaction(async (tx) => {
    const project = await lockProject(tx, scopeOf(ctx, 'payment.write'), input.projectId)
    checkEntry(ctx, project, input)
    const payment: Payment = {
      id: PaymentId.parse(ctx.newId('pay')),
      unitId: project.unitId,
      projectId: project.id,
      ...fieldsOf(input),
      payeeAccount: input.payeeAccount ?? null,
      batchId: null,
      dedupeKey: await freeKey(tx, project, input, input.again),
      reversed: null,
      createdAt: ctx.now,
      version: 1,
    }
    await addPayments(tx, [payment])
    await fixBudgetFacts(tx, ctx, project)
    await audit(tx, ctx, { ...actOn(payment, 'payment.add'), after: payment })
    return paymentView(payment)
  })
}

/** Completes or corrects a payment. One that came in with a ledger keeps the key of its row, so the ledger still knows it. */
export async function updatePayment(
  ctx: Ctx,
  input: z.output<typeof budgetApi.updatePayment.input>,
): Promise<PaymentView> {
  return ctx.transaction(async (tx) => {
    const { before, project } = await lockPayment(tx, ctx, input.paymentId)
    if (before.reversed) throw new Refusal('budget.payment-reversed')
    checkEntry(ctx, project, input)
    const next: Payment = {
      ...before,
      ...fieldsOf(input),
      payeeAccount: input.payeeAccount === undefined ? before.payeeAccount : input.payeeAccount,
      version: input.version,
    }
    const sameTrace = dedupeKey(before, 1) === dedupeKey(next, 1)
    if (before.batchId === null && !sameTrace) next.dedupeKey = await freeKey(tx, project, next, false)
    const after = await savePayment(tx, next)
    await fixBudgetFacts(tx, ctx, project)
    await audit(tx, ctx, { ...actOn(after, 'payment.save'), before, after })
    return paymentView(after)
  })
}

/** Marks a payment as recorded wrongly: it stays readable and no longer counts. A refund is a payment of its own instead. */
export async function reversePayment(
  ctx: Ctx,
  input: z.output<typeof budgetApi.reversePayment.input>,
): Promise<PaymentView> {
  return ctx.transaction(async (tx) => {
    const { before, project } = await lockPayment(tx, ctx, input.paymentId)
    if (before.reversed) throw new Refusal('budget.payment-reversed')
    const reversed = { at: ctx.now, by: ctx.actor.id, why: input.why }
    const after = await savePayment(tx, { ...before, reversed, version: input.version })
    await fixBudgetFacts(tx, ctx, project)
    await audit(tx, ctx, { ...actOn(after, 'payment.reverse'), before, after })
    return paymentView(after)
  })
}

async function lockPayment(
  tx: Tx,
  ctx: Ctx,
  paymentId: string,
): Promise<{ before: Payment; project: Project }> {
  const scope = scopeOf(ctx, 'payment.write')
  const seen = await getPayment(tx, scope, paymentId)
  const project = await lockProject(tx, scope, seen.projectId)
  return { before: await getPayment(tx, scope, paymentId), project }
}

function checkEntry(ctx: Ctx, project: Project, entry: PaymentEntry): void {
  if (!entry.on.startsWith(String(project.year)))
    throw new Refusal('budget.outside-year', { day: entry.on, year: project.year })
  if (entry.on > dayOf(ctx.now)) throw new Refusal('budget.in-future', { day: entry.on })
  if (entry.useId !== null && !project.uses.some((use) => use.id === entry.useId))
    throw new Refusal('budget.no-such-use', { id: entry.useId })
}

const fieldsOf = (entry: PaymentEntry) => ({
  useId: entry.useId,
  on: entry.on,
  amount: entry.amount,
  source: entry.source,
  payee: entry.payee,
  payeeBank: entry.payeeBank,
  contract: entry.contract,
  purpose: entry.purpose,
  voucher: entry.voucher,
  people: entry.people,
})

/** The first key of this trace that no live payment has; when `again` is not said, only the very first one will do. */
async function freeKey(tx: Tx, project: Project, trace: PaymentTrace, again: boolean): Promise<string> {
  const scope = { unitIds: [project.unitId] }
  for (let nth = 1; ; nth++) {
    const key = dedupeKey(trace, nth)
    if (!(await keysTaken(tx, scope, project.id, [key])).has(key)) return key
    if (!again)
      throw new Refusal('budget.payment-twice', {
        day: trace.on,
        payee: trace.payee ?? '—',
        amount: yuanText(trace.amount),
      })
  }
}

const actOn = (payment: Payment, action: string) => ({
  action,
  unitId: payment.unitId,
  subjectId: payment.id,
  subjectName: payment.payee ?? payment.purpose ?? '',
})
