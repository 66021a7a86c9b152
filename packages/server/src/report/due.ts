import type { Due } from '@rongheng/core/kernel/due'
import { dayOf, yearOf } from '@rongheng/core/kernel/time'
import { reportDue } from '@rongheng/core/report/due'
import { listProjects } from '@rongheng/storage/budget/projects'
import { listReturns } from '@rongheng/storage/report/editions'
import { listReports } from '@rongheng/storage/report/reports'
import { type Ctx, scopeOf } from '../ctx.ts'

/** What the person who asks still has to do about reports of this year's and last year's projects: only who may write one. */
export async function due(ctx: Ctx): Promise<{ items: Due[] }> {
  const scope = scopeOf(ctx, 'report.write')
  const today = dayOf(ctx.now)
  const projects = (await listProjects(ctx.db, scope)).filter(
    (p) =>
      p.year >= yearOf(today) - 1 &&
      (p.ownerId === ctx.actor.id || ctx.actor.grants.some((g) => g.role === 'office')),
  )
  const reports = await listReports(
    ctx.db,
    scope,
    projects.map((p) => p.id),
  )
  const returns = await listReturns(
    ctx.db,
    scope,
    reports.map((r) => r.id),
  )
  return {
    items: projects.flatMap((p) =>
      reportDue(
        p,
        reports.filter((r) => r.projectId === p.id),
        returns,
        today,
      ),
    ),
  }
}
