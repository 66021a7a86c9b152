import type { Project } from '@rongheng/core/budget/project'
import type { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Comparison } from '@rongheng/core/evaluate/compare'
import { buildSelfTable } from '@rongheng/core/evaluate/build-self-table'
import { differences } from '@rongheng/core/evaluate/compare'
import { moneyRows } from '@rongheng/core/evaluate/money-rows'
import { score as scoreOf } from '@rongheng/core/evaluate/score'
import type { ScoreCard, ScoreInput } from '@rongheng/core/evaluate/score-card'
import type { SelfTable } from '@rongheng/core/evaluate/self-table'
import { suppose } from '@rongheng/core/evaluate/suppose'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { say } from '@rongheng/core/kernel/words'
import { allWords } from '@rongheng/core/words'
import { getProject } from '@rongheng/storage/budget/projects'
import type { Db } from '@rongheng/storage/db'
import { findGoal, getOutcome } from '@rongheng/storage/evaluate/goals'
import { listIndicators } from '@rongheng/storage/evaluate/indicators'
import { unitAndParent } from '@rongheng/storage/evaluate/units'
import { listFacts } from '@rongheng/storage/kernel/facts'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { measurements } from './read-goal.ts'
import { ruleSetOf, templateOf } from './rules.ts'

type Choice = {
  readonly projectId: string
  readonly rules?: string | undefined
  readonly template?: string | undefined
}

/** What a project's score is computed from. The caller has proved that it may be read. */
export async function inputOf(db: Db, project: Project): Promise<ScoreInput> {
  const scope = { unitIds: [project.unitId] }
  const facts = await listFacts(db, scope, [project.id])
  const outcome = await getOutcome(db, scope, project.id)
  return {
    projectId: project.id,
    year: project.year,
    money: moneyRows(project.id, project.year, facts),
    finished: project.finishedOn !== null,
    executionReason: outcome.executionReason,
    indicators: await listIndicators(db, scope, [project.id]),
    measurements: await measurements(db, project),
  }
}

/** Project, goal, rules, template and input that one choice means. The goal's own rule set and template when none is named. */
async function load(ctx: Ctx, choice: Choice) {
  const project = await getProject(ctx.db, scopeOf(ctx, 'score.read'), choice.projectId)
  const goal = await findGoal(ctx.db, { unitIds: [project.unitId] }, project.id)
  if (!goal) throw new Refusal('evaluate.no-such-goal', { id: project.id })
  return {
    project,
    goal,
    rules: ruleSetOf(ctx.ports.rulebook, choice.rules ?? goal.ruleSetId),
    template: templateOf(ctx.ports.rulebook, choice.template ?? goal.templateId),
    input: await inputOf(ctx.db, project),
  }
}

/** The score of a project under a rule set and a template. */
export async function score(ctx: Ctx, choice: z.output<typeof evaluateApi.score.input>): Promise<ScoreCard> {
  const { rules, template, input } = await load(ctx, choice)
  return scoreOf(rules, template, input)
}

/** What the score is computed from, for the browser to compute on. */
export async function scoreInput(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.scoreInput.input>,
): Promise<ScoreInput> {
  return inputOf(ctx.db, await getProject(ctx.db, scopeOf(ctx, 'score.read'), input.projectId))
}

/** One project under two rule sets, on the same weights. */
export async function compareScores(
  ctx: Ctx,
  asked: z.output<typeof evaluateApi.compareScores.input>,
): Promise<Comparison> {
  const { rules, template, input } = await load(ctx, { ...asked, rules: asked.a })
  const a = scoreOf(rules, template, input)
  const b = scoreOf(ruleSetOf(ctx.ports.rulebook, asked.b), template, input)
  return { a, b, weightsKept: true, differences: differences(a, b) }
}

/** The score now and under a supposition. Reads only. */
export async function whatIf(
  ctx: Ctx,
  asked: z.output<typeof evaluateApi.whatIf.input>,
): Promise<{ now: ScoreCard; supposed: ScoreCard }> {
  const { rules, template, input } = await load(ctx, asked)
  return {
    now: scoreOf(rules, template, input),
    supposed: scoreOf(rules, template, suppose(input, asked.suppose)),
  }
}

/** The 自评表 as the form prints it. */
export async function selfTable(
  ctx: Ctx,
  choice: z.output<typeof evaluateApi.selfTable.input>,
): Promise<SelfTable> {
  const { project, goal, rules, template, input } = await load(ctx, choice)
  const scope = { unitIds: [project.unitId] }
  const units = await unitAndParent(ctx.db, project.unitId)
  return buildSelfTable(
    {
      projectName: project.name,
      projectCode: project.code,
      department: units.parent ?? units.unit,
      unit: units.unit,
    },
    goal,
    await getOutcome(ctx.db, scope, project.id),
    input,
    scoreOf(rules, template, input),
    template,
    (why) => say(allWords, 'zh-CN', why),
  )
}
