import type { Due } from '@rongheng/core/kernel/due'
import type { Scope } from '@rongheng/core/identity/scope'
import { dayOf, yearOf } from '@rongheng/core/kernel/time'
import { verifyDue, reportDue, signDue } from '@rongheng/core/report/due'
import { listProjects } from '@rongheng/storage/budget/projects'
import { listVerifications } from '@rongheng/storage/report/verifications'
import { listEditions, listReturns } from '@rongheng/storage/report/editions'
import { listReports } from '@rongheng/storage/report/reports'
import { type Ctx, scopeOf } from '../ctx.ts'

/**
 * What the person who asks still has to do about reports: write those of this year's and last year's projects, and of any year
 * sign what was put before them and look at what was signed below.
 */
export async function due(ctx: Ctx): Promise<{ items: Due[] }> {
  return { items: [...(await toWrite(ctx)), ...(await toSign(ctx)), ...(await toVerify(ctx))] }
}

async function toWrite(ctx: Ctx): Promise<Due[]> {
  const scope = scopeOf(ctx, 'report.write')
  const { projects, reports } = await within(ctx, scope, yearOf(dayOf(ctx.now)) - 1)
  const mine = projects.filter(
    (p) => p.ownerId === ctx.actor.id || ctx.actor.grants.some((g) => g.role === 'office'),
  )
  const returns = await listReturns(
    ctx.db,
    scope,
    reports.map((r) => r.id),
  )
  return mine.flatMap((p) =>
    reportDue(
      p,
      reports.filter((r) => r.projectId === p.id),
      returns,
      dayOf(ctx.now),
    ),
  )
}

async function toSign(ctx: Ctx): Promise<Due[]> {
  const { projects, reports } = await within(ctx, scopeOf(ctx, 'report.sign'))
  return projects.flatMap((p) =>
    signDue(
      p,
      reports.filter((r) => r.projectId === p.id),
    ),
  )
}

async function toVerify(ctx: Ctx): Promise<Due[]> {
  const scope = scopeOf(ctx, 'report.return')
  const { projects, reports } = await within(ctx, scope)
  const ids = reports.map((r) => r.id)
  const editions = await listEditions(ctx.db, scope, ids)
  const verifications = await listVerifications(ctx.db, scope, ids)
  return projects.flatMap((p) =>
    verifyDue(
      p,
      reports.filter((r) => r.projectId === p.id),
      editions,
      verifications,
      ctx.actor.id,
    ),
  )
}

async function within(ctx: Ctx, scope: Scope, since = 0) {
  const projects = (await listProjects(ctx.db, scope)).filter((p) => p.year >= since)
  const reports = await listReports(
    ctx.db,
    scope,
    projects.map((p) => p.id),
  )
  return { projects, reports }
}
