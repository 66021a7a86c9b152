import { Refusal } from '@rongheng/core/kernel/refusal'
import type { CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { checkView } from './read-checks.ts'

/** Says that a finding does not count, and why. */
export async function dismissFinding(
  ctx: Ctx,
  { checkId, key, reason }: z.output<typeof reportCheckApi.dismissFinding.input>,
): Promise<CheckView> {
  return ctx.transaction(async (tx) => {
    const check = await store.getCheck(tx, scopeOf(ctx, 'report.check'), checkId)
    if (!check.findings.some((finding) => finding.key === key)) throw new Refusal('report.no-such-finding')
    const by = { at: ctx.now, by: ctx.actor.id, byName: ctx.actor.name }
    await store.putDismissal(tx, check, { key, reason, ...by })
    await audit(tx, ctx, {
      action: 'report-check.dismiss',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      after: { key, reason },
    })
    return checkView({ ...ctx, db: tx }, check)
  })
}

/** Lets a dismissed finding count again. */
export async function restoreFinding(
  ctx: Ctx,
  { checkId, key }: z.output<typeof reportCheckApi.restoreFinding.input>,
): Promise<CheckView> {
  return ctx.transaction(async (tx) => {
    const check = await store.getCheck(tx, scopeOf(ctx, 'report.check'), checkId)
    await store.dropDismissal(tx, check.seriesId, key)
    await audit(tx, ctx, {
      action: 'report-check.restore',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      before: { key },
    })
    return checkView({ ...ctx, db: tx }, check)
  })
}
