import type { budgetApi } from '@rongheng/core/budget/api'
import { maskAccount, missingOf, type Payment } from '@rongheng/core/budget/payment'
import type { PaymentView } from '@rongheng/core/budget/views'
import type { Fen } from '@rongheng/core/kernel/money'
import { findPayments } from '@rongheng/storage/budget/payment-list'
import { getPayment as loadPayment } from '@rongheng/storage/budget/payments'
import { getProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** Payments of a project as the filter asks for them, with the sum of all it finds. */
export async function listPayments(
  ctx: Ctx,
  input: z.output<typeof budgetApi.listPayments.input>,
): Promise<{ items: PaymentView[]; count: number; sum: Fen; refunds: Fen }> {
  const scope = scopeOf(ctx, 'payment.read')
  await getProject(ctx.db, scope, input.projectId)
  const found = await findPayments(ctx.db, scope, input)
  return { ...found, items: found.items.map(paymentView) }
}

/** One payment. */
export async function getPayment(
  ctx: Ctx,
  input: z.output<typeof budgetApi.getPayment.input>,
): Promise<PaymentView> {
  return paymentView(await loadPayment(ctx.db, scopeOf(ctx, 'payment.read'), input.paymentId))
}

/** The payee's account in full. Who looked is written down before it is shown. */
export async function showAccount(
  ctx: Ctx,
  input: z.output<typeof budgetApi.showAccount.input>,
): Promise<{ payeeAccount: string | null; payeeBank: string | null }> {
  return ctx.transaction(async (tx) => {
    const payment = await loadPayment(tx, scopeOf(ctx, 'payee.read'), input.paymentId)
    await audit(tx, ctx, {
      action: 'payee.read',
      unitId: payment.unitId,
      subjectId: payment.id,
      subjectName: payment.payee ?? '',
    })
    return { payeeAccount: payment.payeeAccount, payeeBank: payment.payeeBank }
  })
}

/** A payment as people see it: the account masked, what is missing named. */
export function paymentView(payment: Payment): PaymentView {
  const { dedupeKey: _, ...shown } = payment
  return {
    ...shown,
    payeeAccount: payment.payeeAccount === null ? null : maskAccount(payment.payeeAccount),
    missing: missingOf(payment),
  }
}
