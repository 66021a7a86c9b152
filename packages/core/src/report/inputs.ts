import { z } from 'zod'
import type { Milestone } from '../budget/milestones.ts'
import type { Project } from '../budget/project.ts'
import type { Goal, Outcome } from '../evaluate/goal.ts'
import type { Indicator } from '../evaluate/indicator.ts'
import type { Measurement } from '../evaluate/measurement.ts'
import type { ScoreCard } from '../evaluate/score-card.ts'
import type { SelfTable } from '../evaluate/self-table.ts'
import { FactId, type Fact } from '../kernel/fact.ts'
import { FileId } from '../kernel/file.ts'
import { id } from '../kernel/id.ts'
import { Instant, type Day } from '../kernel/time.ts'

export const HandId = id('hnd')
export type HandId = z.infer<typeof HandId>

/** A number that no record holds, entered by a person with the document it stands in; its value is a `report.hand` fact. */
export const HandNumber = z.object({
  id: HandId,
  unitId: z.string(),
  projectId: z.string(),
  /** What it is, as it will be offered for insertion. */
  label: z.string().min(1).max(60),
  unit: z.string().max(20),
  /** Name or number of the document it was read from. */
  document: z.string().min(1).max(200),
  fileId: FileId.nullable(),
  factId: FactId,
  enteredAt: Instant,
  enteredBy: z.string(),
})
export type HandNumber = z.infer<typeof HandNumber>

/** The metric of numbers entered by hand; the subject is the hand number's id. */
export const handMetric = 'report.hand'

/** Money paid under one contract or to one payee. */
export type ContractPaid = { readonly contract: string | null; readonly payee: string | null }

/** Everything a report is made from. Records and facts only: the text follows from them and from what people wrote. */
export type ReportInputs = {
  readonly project: Project
  readonly unitName: string
  readonly departmentName: string
  readonly ownerName: string
  /** Facts in force about the project, its parts, its indicators and the hand numbers. */
  readonly facts: readonly Fact[]
  /** Measured milestones, the amount their shares are of, and the template's name; null when the project has none. */
  readonly milestones: {
    readonly templateId: string
    readonly title: string
    readonly of: 'initial' | 'fullYear'
    readonly measured: readonly Milestone[]
  } | null
  readonly contracts: readonly ContractPaid[]
  readonly goal: Goal | null
  readonly indicators: readonly Indicator[]
  readonly measurements: readonly Measurement[]
  readonly outcome: Outcome | null
  /** Null while the goal is not weighed or no rule set was chosen. */
  readonly score: ScoreCard | null
  readonly selfTable: SelfTable | null
  /** The sentences of the rule set that the score follows, by clause. */
  readonly clauses: Readonly<Record<string, string>>
  readonly hand: readonly HandNumber[]
  /** Facts of last year's project that this one continues; null when there is none. */
  readonly earlier: {
    readonly year: number
    readonly projectId: string
    readonly facts: readonly Fact[]
  } | null
  /** What evidence ids are called: a document, a ledger file, a person's entry. */
  readonly evidenceNames: ReadonlyMap<string, string>
  /** Day on which the report is made; milestones after it are not over. */
  readonly today: Day
}

/** The fact in force of a metric, about the project unless another subject is named, for the budget year unless another period is. */
export function factOf(
  inputs: Pick<ReportInputs, 'facts' | 'project'>,
  metric: string,
  subject: string = inputs.project.id,
  period: string = String(inputs.project.year),
): Fact | undefined {
  return inputs.facts.find((f) => f.metric === metric && f.subject === subject && f.period === period)
}
