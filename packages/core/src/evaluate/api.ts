import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Download, FileId, StoredFile } from '../kernel/file.ts'
import { Fen } from '../kernel/money.ts'
import { Instant } from '../kernel/time.ts'
import { Goal, GoalReview, GoalState, Outcome, Quarter, StageGoal } from './goal.ts'
import { Indicator, IndicatorDraft, IndicatorId } from './indicator.ts'
import { EarlierResult } from './lint-form.ts'
import { LintRemark } from './lint-remark.ts'
import { Actual, ActualDraft, ActualEntry, Measurement } from './measurement.ts'
import { Comparison } from './compare.ts'
import { Centipoints } from './points.ts'
import { RuleSet } from './rule-set.ts'
import { ScoreCard, ScoreInput } from './score-card.ts'
import { SelfTable } from './self-table.ts'
import { StageLine } from './stage.ts'
import { Bilingual, IndicatorTemplate } from './template.ts'
import { evaluateDue } from './due-api.ts'

const project = { projectId: z.string() }

/** A goal with everything that hangs on it: what the form edits. */
export const GoalSheet = z.object({
  projectId: z.string(),
  /** Null until it is first saved. */
  goal: Goal.nullable(),
  indicators: z.array(Indicator),
  outcome: Outcome,
  reviews: z.array(GoalReview.extend({ byName: z.string() })),
  /** What the lint says of the saved state. */
  remarks: z.array(LintRemark),
  /** Results of last year's project of the same name, for the lint while one types. */
  earlier: z.array(EarlierResult),
})
export type GoalSheet = z.infer<typeof GoalSheet>

/** The whole goal with its indicators, saved at once. Rows left out are removed, rows without an id are new; order is the form's order. */
export const SaveGoal = z.object({
  ...project,
  /** 0 for the first save. */
  version: z.int(),
  annual: z.string().max(4000),
  stages: z.array(StageGoal).max(4),
  templateId: z.string(),
  ruleSetId: z.string(),
  indicators: z.array(IndicatorDraft).max(100),
})
export type SaveGoal = z.infer<typeof SaveGoal>

/** A stored evidence file and the indicators it is attached to. */
export const Evidence = z.object({
  file: StoredFile,
  indicatorIds: z.array(IndicatorId),
  note: z.string(),
  /** When, by whom and why it was taken back; null while it counts. */
  withdrawn: z.object({ at: Instant, byName: z.string(), why: z.string() }).nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** Results of a project's indicators: what counts now, and every entry ever made, newest first. */
export const Results = z.object({
  projectId: z.string(),
  measurements: z.array(Measurement),
  /** Every quarterly target beside what was reached by the end of its quarter. */
  stages: z.array(StageLine),
  /** The last quarter that is over; null while none is. */
  quarter: Quarter.nullable(),
  entries: z.array(ActualEntry),
})
export type Results = z.infer<typeof Results>

const choice = {
  ...project,
  /** Rule set; the goal's own when left out. */
  rules: z.string().optional(),
  /** Indicator template; the goal's own when left out. */
  template: z.string().optional(),
}

/** A supposition: money spent by year's end, the project finished or not, other results. Nothing is saved. */
export const Supposition = z.object({
  spent: Fen.optional(),
  finished: z.boolean().optional(),
  actuals: z.array(z.object({ indicatorId: IndicatorId, actual: Actual })).default([]),
})
export type Supposition = z.infer<typeof Supposition>

/** The SM3 of a rule file's bytes. */
const checked = z.object({ checksum: z.string() })

/** How far a project's evaluation is: its goal, its results, its score. */
export const OverviewLine = z.object({
  projectId: z.string(),
  /** Null while there is no goal. */
  state: GoalState.nullable(),
  indicators: z.int(),
  /** How many have a result of the whole year. */
  measured: z.int(),
  /** Total under the goal's own rule set; null while a line has no points, or nothing can be scored. */
  total: Centipoints.nullable(),
  grade: Bilingual.nullable(),
})
export type OverviewLine = z.infer<typeof OverviewLine>

/** Endpoints of goals, indicators, results, evidence and scores. */
export const evaluateApi = {
  rulebook: endpoint({
    method: 'GET',
    path: '/api/evaluate/rulebook',
    permission: 'goal.read',
    summary: 'Every rule set and indicator template, with checksums',
    input: z.object({}),
    output: z.object({
      ruleSets: z.array(RuleSet.and(checked)),
      templates: z.array(IndicatorTemplate.and(checked)),
    }),
  }),
  due: evaluateDue,
  overview: endpoint({
    method: 'GET',
    path: '/api/evaluate/overview',
    permission: 'goal.read',
    summary: 'How far the evaluation of each project within your reach is',
    input: z.object({ year: z.int().optional() }),
    output: z.object({ items: z.array(OverviewLine) }),
  }),
  getGoal: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/goal',
    permission: 'goal.read',
    summary: "A project's goal, indicators, outcome and reviews",
    input: z.object(project),
    output: GoalSheet,
  }),
  saveGoal: endpoint({
    method: 'PUT',
    path: '/api/projects/:projectId/goal',
    permission: 'goal.write',
    summary: 'Save goal and indicators as a whole; refused while submitted or approved',
    input: SaveGoal,
    output: GoalSheet,
  }),
  moveGoal: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/goal/moves',
    permission: 'goal.write',
    summary: 'Submit a goal for approval, or take it back',
    input: z.object({ ...project, version: z.int(), move: z.enum(['submit', 'withdraw']) }),
    output: GoalSheet,
  }),
  reviewGoal: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/goal/reviews',
    permission: 'goal.return',
    summary: 'Approve a goal, or return it with an opinion',
    input: z.object({
      ...project,
      version: z.int(),
      move: z.enum(['approve', 'return']),
      opinion: z.string().max(2000),
    }),
    output: GoalSheet,
  }),
  fillIndicator: endpoint({
    method: 'PUT',
    path: '/api/indicators/:indicatorId/notes',
    permission: 'goal.write',
    summary: 'Fill in what an approved indicator leaves blank: explanation, basis, source',
    input: IndicatorDraft.pick({ explanation: true, basis: true, source: true }).extend({
      indicatorId: IndicatorId,
    }),
    output: GoalSheet,
  }),
  saveOutcome: endpoint({
    method: 'PUT',
    path: '/api/projects/:projectId/outcome',
    permission: 'actual.write',
    summary: 'What came of the goal, and why money was left',
    input: Outcome,
    output: Outcome,
  }),
  results: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/results',
    permission: 'goal.read',
    summary: "Measured results of a project's indicators, with every entry made",
    input: z.object(project),
    output: Results,
  }),
  enterActual: endpoint({
    method: 'POST',
    path: '/api/indicators/:indicatorId/actuals',
    permission: 'actual.write',
    summary: 'Enter an actual value with reason and evidence; appends, never overwrites',
    input: ActualDraft.extend({ indicatorId: IndicatorId }),
    output: Results,
  }),
  listEvidence: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/evidence',
    permission: 'evidence.read',
    summary: 'Evidence files of a project',
    input: z.object(project),
    output: z.object({ items: z.array(Evidence) }),
  }),
  uploadEvidence: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/evidence',
    permission: 'evidence.write',
    summary: 'Store an evidence file; the body is its bytes',
    input: z.object({
      ...project,
      name: z.string().min(1).max(200),
      note: z.string().max(500).default(''),
      /** Attach it at once. */
      indicatorId: IndicatorId.optional(),
    }),
    output: Evidence,
    upload: { maxBytes: 50 * 1024 * 1024 },
  }),
  attachEvidence: endpoint({
    method: 'PUT',
    path: '/api/evidence/:fileId/indicators',
    permission: 'evidence.write',
    summary: 'Say which indicators a file is evidence for',
    input: z.object({
      fileId: FileId,
      indicatorIds: z.array(IndicatorId).max(100),
      note: z.string().max(500),
    }),
    output: Evidence,
  }),
  withdrawEvidence: endpoint({
    method: 'POST',
    path: '/api/evidence/:fileId/withdrawal',
    permission: 'evidence.write',
    summary: 'Take back evidence that was wrong, with the reason; row and bytes stay, it counts no more',
    input: z.object({ fileId: FileId, why: z.string().trim().min(1).max(200) }),
    output: Evidence,
  }),
  downloadEvidence: endpoint({
    method: 'GET',
    path: '/api/evidence/:fileId/file',
    permission: 'evidence.read',
    summary: 'An evidence file; the read is audited',
    input: z.object({ fileId: FileId }),
    output: Download,
    download: true,
  }),
  score: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/score',
    permission: 'score.read',
    summary: 'The score with its working, under a rule set and a template',
    input: z.object(choice),
    output: ScoreCard,
  }),
  scoreInput: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/score/input',
    permission: 'score.read',
    summary: 'What the score is computed from: money, indicators, measurements',
    input: z.object(project),
    output: ScoreInput,
  }),
  compareScores: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/score/comparison',
    permission: 'score.read',
    summary: 'The score under two rule sets, weights kept',
    input: z.object({ ...project, a: z.string(), b: z.string(), template: z.string().optional() }),
    output: Comparison,
  }),
  whatIf: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/score/what-if',
    permission: 'score.read',
    summary: 'The score now and under a supposition; saves nothing',
    input: z.object({ ...choice, suppose: Supposition }),
    output: z.object({ now: ScoreCard, supposed: ScoreCard }),
  }),
  selfTable: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/self-table',
    permission: 'score.read',
    summary: 'The 自评表 as the form prints it',
    input: z.object(choice),
    output: SelfTable,
  }),
}
