import type { CheckLine, CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import type { RuleView } from '@rongheng/core/report/check/rule-view'
import { compareChecks } from '@rongheng/core/report/check/compare-checks'
import { listProjects } from '@rongheng/storage/budget/projects'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { ruleViews } from './check-rulebook.ts'
import { comparedProject, offersFor } from './compared-project.ts'

/** The rules, those that were switched off marked so. */
export const listRules = async (ctx: Ctx): Promise<{ rules: RuleView[] }> => ({
  rules: ruleViews(ctx.ports.rulebook),
})

/** A check with what has changed since the one before, and what was dismissed. */
export async function checkView(ctx: Ctx, { seriesId, ...check }: store.KeptCheck): Promise<CheckView> {
  const scope = { unitIds: [check.unitId] }
  const previous = check.previousId === null ? null : await store.getCheck(ctx.db, scope, check.previousId)
  const before = previous?.state === 'done' && check.state === 'done' ? previous.findings : null
  const { fresh, resolved } = compareChecks(before, check.findings)
  const dismissals = await store.listDismissals(ctx.db, [seriesId])
  const project = await comparedProject(ctx.db, check)
  const open = check.state === 'done' && project === null && check.documents.length > 0
  return {
    ...check,
    projectName: project?.name ?? null,
    resolved: [...resolved],
    fresh: fresh.map((finding) => finding.key),
    dismissals: dismissals.map(({ key, reason, at, by, byName }) => ({ key, reason, at, by, byName })),
    offers: open ? await offersFor(ctx, check) : [],
  }
}

/** One check within reach. */
export async function getCheck(
  ctx: Ctx,
  { checkId }: z.output<typeof reportCheckApi.getCheck.input>,
): Promise<CheckView> {
  return checkView(ctx, await store.getCheck(ctx.db, scopeOf(ctx, 'report.check'), checkId))
}

/** Checks within reach, newest first, with how many findings of each severity count. */
export async function listChecks(
  ctx: Ctx,
  { page }: z.output<typeof reportCheckApi.listChecks.input>,
): Promise<{ checks: CheckLine[]; more: boolean }> {
  const scope = scopeOf(ctx, 'report.check')
  const { checks, more } = await store.listChecks(ctx.db, scope, page)
  const dismissed = await store.listDismissals(ctx.db, [...new Set(checks.map((c) => c.seriesId))])
  const ids = [...new Set(checks.flatMap((c) => c.projectId ?? []))]
  const projects = new Map((await listProjects(ctx.db, scope, { ids })).map((p) => [p.id as string, p.name]))
  return {
    more,
    checks: checks.map((check) => {
      const out = new Set(dismissed.filter((d) => d.seriesId === check.seriesId).map((d) => d.key))
      const counted = check.findings.filter((finding) => !out.has(finding.key))
      const count = (severity: string) => counted.filter((f) => f.severity === severity).length
      return {
        id: check.id,
        unitId: check.unitId,
        title: check.title,
        fileName: check.files[0]?.name ?? '',
        projectName: check.projectId === null ? null : (projects.get(check.projectId) ?? null),
        state: check.state,
        counts: { E: count('E'), W: count('W'), I: count('I') },
        unreadable: check.files.filter((file) => file.fault !== null).length,
        created: check.created,
      }
    }),
  }
}
