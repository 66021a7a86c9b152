import type { reportCheckApi } from '@rongheng/core/report/check/api'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'

/** Removes a check with its text and findings. What was kept in a project stays there. */
export async function removeCheck(
  ctx: Ctx,
  { checkId }: z.output<typeof reportCheckApi.removeCheck.input>,
): Promise<Record<string, never>> {
  return ctx.transaction(async (tx) => {
    const check = await store.getCheck(tx, scopeOf(ctx, 'report.check'), checkId)
    await store.removeCheck(tx, check.id)
    await audit(tx, ctx, {
      action: 'report-check.remove',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      before: { files: check.files.map((f) => f.sm3), findings: check.findings.length },
    })
    return {}
  })
}
