import type { budgetApi } from '@rongheng/core/budget/api'
import { paymentTable } from '@rongheng/core/budget/payment-table'
import type { PaymentView } from '@rongheng/core/budget/views'
import type { Download } from '@rongheng/core/kernel/file'
import { dayOf } from '@rongheng/core/kernel/time'
import { unitNamesOf } from '@rongheng/storage/identity/names'
import { findPayments } from '@rongheng/storage/budget/payment-list'
import { getProject } from '@rongheng/storage/budget/projects'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { paymentView } from './read-payments.ts'

const BLOCK = 2_000

/** All payments that a filter finds as .xlsx, accounts masked. The export is audited with its filter. */
export async function exportPayments(
  ctx: Ctx,
  input: z.output<typeof budgetApi.exportPayments.input>,
): Promise<Download> {
  const scope = scopeOf(ctx, 'payment.read')
  const project = await getProject(ctx.db, scope, input.projectId)
  const unitNames = await unitNamesOf(ctx.db, [project.unitId])
  const { language, ...filter } = input
  // One state of the list, though it is read in blocks.
  return ctx.transaction(async (tx) => {
    const payments: PaymentView[] = []
    for (let page = 1; ; page++) {
      const found = await findPayments(tx, scope, { ...filter, page, size: BLOCK })
      payments.push(...found.items.map(paymentView))
      if (found.items.length === BLOCK) continue
      const madeOn = dayOf(ctx.now)
      const of = { project, unitName: unitNames(project.unitId), sum: found.sum, madeOn }
      const bytes = await ctx.ports.tableFile(paymentTable(of, payments, language))
      await audit(tx, ctx, {
        action: 'payment.export',
        unitId: project.unitId,
        subjectId: project.id,
        subjectName: project.name,
        after: { filter, rows: payments.length, sum: found.sum },
      })
      return {
        name: `${project.code}-支付记录-${madeOn}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: new Uint8Array(bytes),
      }
    }
  })
}
