import { moneySubjects } from '@rongheng/core/budget/detail-findings'
import { milestoneKind, milestoneSteps } from '@rongheng/core/budget/milestone-template'
import { milestones } from '@rongheng/core/budget/milestones'
import type { Project } from '@rongheng/core/budget/project'
import { buildSelfTable } from '@rongheng/core/evaluate/build-self-table'
import type { Goal, Outcome } from '@rongheng/core/evaluate/goal'
import { score, whyNotScore } from '@rongheng/core/evaluate/score'
import type { ScoreInput } from '@rongheng/core/evaluate/score-card'
import type { Fact } from '@rongheng/core/kernel/fact'
import { dayOf } from '@rongheng/core/kernel/time'
import { say } from '@rongheng/core/kernel/words'
import type { ReportInputs } from '@rongheng/core/report/inputs'
import { allWords } from '@rongheng/core/words'
import { namesOf } from '@rongheng/storage/identity/names'
import { resolveEvidence } from '@rongheng/storage/budget/evidence'
import { paidByDay } from '@rongheng/storage/budget/payments'
import type { Db } from '@rongheng/storage/db'
import { findGoal, getOutcome } from '@rongheng/storage/evaluate/goals'
import { unitAndParent } from '@rongheng/storage/evaluate/units'
import { listFacts } from '@rongheng/storage/kernel/facts'
import { contractsPaid, listHandNumbers } from '@rongheng/storage/report/numbers'
import { milestoneBudget } from '../budget/project-view.ts'
import type { Ctx } from '../ctx.ts'
import { ruleSetOf, templateOf } from '../evaluate/rules.ts'
import { inputOf } from '../evaluate/score.ts'

/** Everything a report of this project is made from, as it stands now. The caller has proved that it may be read. */
export async function gatherInputs(db: Db, ctx: Ctx, project: Project): Promise<ReportInputs> {
  const scope = { unitIds: [project.unitId] }
  const names = await unitAndParent(db, project.unitId)
  const called = await namesOf(db, [project.ownerId])
  const hand = await listHandNumbers(db, scope, project.id)
  const input = await inputOf(db, project)
  const facts = await listFacts(db, scope, [
    ...moneySubjects(project),
    ...input.indicators.map((i) => i.id),
    ...hand.map((h) => h.id),
  ])
  const goal = await findGoal(db, scope, project.id)
  const outcome = await getOutcome(db, scope, project.id)
  const head = {
    projectName: project.name,
    projectCode: project.code,
    department: names.parent ?? names.unit,
    unit: names.unit,
  }
  return {
    project,
    unitName: names.unit,
    departmentName: head.department,
    ownerName: called(project.ownerId),
    facts,
    milestones: await measuredMilestones(db, ctx, project),
    contracts: await contractsPaid(db, scope, project.id),
    goal,
    indicators: input.indicators,
    measurements: input.measurements,
    outcome,
    ...scored(ctx, head, goal, outcome, input),
    hand,
    earlier: await lastYear(db, project),
    evidenceNames: await evidenceNames(db, project, facts),
    today: dayOf(ctx.now),
  }
}

async function measuredMilestones(db: Db, ctx: Ctx, project: Project): Promise<ReportInputs['milestones']> {
  const file = project.milestones === null ? null : ctx.ports.rulebook.find(milestoneKind, project.milestones)
  if (!file) return null
  const measured = milestones({
    year: project.year,
    budget: milestoneBudget(project, file.rule.of),
    budgetOn: (day) => milestoneBudget(project, file.rule.of, day),
    steps: milestoneSteps(file.rule, project.year),
    paid: await paidByDay(db, { unitIds: [project.unitId] }, project.id),
    today: dayOf(ctx.now),
  })
  return { templateId: file.id, title: file.rule.title, of: file.rule.of, measured }
}

/** The score and the 自评表; both null while nothing can be scored, and then the report says what is missing. */
function scored(
  ctx: Ctx,
  head: Parameters<typeof buildSelfTable>[0],
  goal: Goal | null,
  outcome: Outcome,
  input: ScoreInput,
): Pick<ReportInputs, 'score' | 'selfTable' | 'clauses'> {
  const nothing = { score: null, selfTable: null, clauses: {} }
  if (!goal) return nothing
  const template = templateOf(ctx.ports.rulebook, goal.templateId)
  if (whyNotScore(template, input.indicators)) return nothing
  const rules = ruleSetOf(ctx.ports.rulebook, goal.ruleSetId)
  const card = score(rules, template, input)
  const sayWhy = (why: string) => say(allWords, 'zh-CN', why)
  return {
    score: card,
    selfTable: buildSelfTable(head, goal, outcome, input, card, template, sayWhy),
    clauses: Object.fromEntries(Object.entries(rules.clauses).map(([id, said]) => [id, said.zh])),
  }
}

/** Facts of the project that this one was copied from: what a comparison with last year stands on. */
async function lastYear(db: Db, project: Project): Promise<ReportInputs['earlier']> {
  if (project.copiedFrom === null) return null
  const facts = await listFacts(db, { unitIds: [project.unitId] }, [project.copiedFrom])
  return { year: project.year - 1, projectId: project.copiedFrom, facts }
}

async function evidenceNames(
  db: Db,
  project: Project,
  facts: readonly Fact[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(facts.flatMap((f) => f.evidence))].filter((id) => id !== project.id)
  const lines = await resolveEvidence(db, { unitIds: [project.unitId] }, ids)
  return new Map(lines.filter((l) => l.title !== '').map((l) => [l.id, l.title]))
}
