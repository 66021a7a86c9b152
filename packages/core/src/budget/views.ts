import { z } from 'zod'
import { Fact } from '../kernel/fact.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Year } from '../kernel/time.ts'
import { FourAmounts, Rate } from './amounts.ts'
import { ProjectTies } from './project-ties.ts'
import { Remark } from './check-project.ts'
import { Milestone } from './milestones.ts'
import { missingParts, Payment } from './payment.ts'
import { Adjustment, Leftover, Project, ProjectCode, ProjectId, UseId } from './project.ts'
import { BySource, FundKind } from './source.ts'

/** What the form of a project says. A use without an id is new. */
export const ProjectEntry = z.object({
  code: ProjectCode,
  name: z.string().trim().min(1).max(200),
  ownerId: z.string().min(1),
  fundKind: FundKind,
  uses: z
    .array(z.object({ id: UseId.optional(), name: z.string().trim().min(1).max(200), amount: Fen.min(0) }))
    .max(50),
  initial: BySource.refine(
    (b) => b.appropriation >= 0 && b['carried-over'] >= 0 && b.other >= 0,
    'field.below-zero',
  ),
  milestones: z.string().nullable(),
  finishedOn: Day.nullable(),
  leftover: Leftover.nullable(),
  /** True: it is known that there are fewer than three uses. */
  fewUses: z.boolean().optional(),
  /** Why there is no initial budget, as in a project that gets its money during the year. */
  zeroWhy: z.string().trim().min(1).max(200).optional(),
})
export type ProjectEntry = z.infer<typeof ProjectEntry>

/** What the form of an adjustment or arrival says. */
export const MoneyEntry = Adjustment.pick({
  on: true,
  amount: true,
  source: true,
  document: true,
  fileId: true,
}).extend({ amount: Fen.refine((n) => n !== 0, 'field.zero') })
export type MoneyEntry = z.infer<typeof MoneyEntry>

/** A person who may be named as owner. */
export const Owner = z.object({ id: z.string(), name: z.string() })
export type Owner = z.infer<typeof Owner>

/** What a list of projects may be narrowed to: still running, finished, or with a milestone missed and not made up since. */
export const projectStates = ['running', 'finished', 'behind'] as const
export const ProjectState = z.enum(projectStates)
export type ProjectState = z.infer<typeof ProjectState>

/** One line of the list of projects. */
export const ProjectLine = z.object({
  id: ProjectId,
  unitId: z.string(),
  unitName: z.string(),
  code: z.string(),
  name: z.string(),
  year: Year,
  ownerId: z.string(),
  ownerName: z.string(),
  amounts: FourAmounts.shape.total,
  /** 全年执行数 ÷ 全年预算数. */
  rate: Rate,
  /** The first milestone still open; null when there is none. */
  next: Milestone.nullable(),
  /** How many milestones were missed. */
  missed: z.int(),
  /** How many are over with no payment on record at all: nobody can say that they were met. */
  unmeasured: z.int(),
  /** Whether one of these is still not paid up. */
  behind: z.boolean(),
  finishedOn: Day.nullable(),
  /** Its milestone template; null when it has none. */
  milestones: z.string().nullable(),
})
export type ProjectLine = z.infer<typeof ProjectLine>

/** A project with everything its page shows first. */
export const ProjectView = z.object({
  project: Project,
  unitName: z.string(),
  ownerName: z.string(),
  amounts: FourAmounts,
  rates: z.array(Rate),
  remarks: z.array(Remark),
  /** The facts in force, so that each number opens its evidence. */
  facts: z.array(Fact.pick({ id: true, metric: true, period: true })),
  payments: z.object({
    count: z.int(),
    /** Payments that do not say everything yet. */
    incomplete: z.int(),
    /** Out of each use, fen, refunds taken off; `null` stands for payments that name no use. */
    byUse: z.array(z.object({ useId: UseId.nullable(), amount: Fen })),
  }),
  /** What hangs on it: whether it can still be deleted, or moved into another year. */
  ties: ProjectTies,
})
export type ProjectView = z.infer<typeof ProjectView>

/** A milestone template as the form offers it. */
export const TemplateChoice = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  region: z.string(),
  source: z.string(),
  sure: z.string(),
  of: z.enum(['initial', 'fullYear']),
  sm3: z.string(),
  steps: z.array(z.object({ by: z.string(), label: z.string(), percent: z.number().nullable() })),
})
export type TemplateChoice = z.infer<typeof TemplateChoice>

/** How the money of a project stands against its milestones: the curve and its table. */
export const MilestoneView = z.object({
  projectId: ProjectId,
  year: Year,
  today: Day,
  /** Null when the project has no milestones. */
  template: TemplateChoice.nullable(),
  /** The amount the shares are of, fen. */
  budget: Fen,
  rows: z.array(Milestone),
  /** What had been paid by the end of each day on which anything was paid, up to today. */
  cumulative: z.array(z.object({ on: Day, amount: Fen })),
  /** Where the pace so far leads by the year's end, fen; null when nothing was measured or the year is over. */
  yearEnd: Fen.nullable(),
})
export type MilestoneView = z.infer<typeof MilestoneView>

/** A payment as lists and its drawer show it: the account masked, what is missing named. */
export const PaymentView = Payment.omit({ dedupeKey: true }).extend({
  missing: z.array(z.enum(missingParts)),
})
export type PaymentView = z.infer<typeof PaymentView>

/** What the form of a payment says. `payeeAccount` left out keeps the one on record, which the form never showed. */
export const PaymentEntry = Payment.pick({
  useId: true,
  on: true,
  amount: true,
  source: true,
  payee: true,
  payeeBank: true,
  contract: true,
  purpose: true,
  voucher: true,
  people: true,
}).extend({ payeeAccount: Payment.shape.payeeAccount.optional() })
export type PaymentEntry = z.infer<typeof PaymentEntry>

/** One thing that a fact stands on, resolved so that people can read it and go there. */
export const EvidenceLine = z.object({
  id: z.string(),
  kind: z.enum(['project', 'use', 'adjustment', 'arrival', 'payment', 'batch', 'file', 'fact', 'record']),
  /** What people call it: a document number, a file's name, a payee; a fact's metric. Empty when it is outside the asker's reach. */
  title: z.string(),
  on: Day.nullable(),
  amount: Fen.nullable(),
  /** Page that shows it; null when there is none. */
  link: z.string().nullable(),
  /** SM3 of a file's bytes. */
  sm3: z.string().nullable(),
})
export type EvidenceLine = z.infer<typeof EvidenceLine>

/** A fact with its evidence and the facts it replaced, newest first. */
export const FactView = z.object({
  fact: Fact,
  /** What the subject is called. */
  subjectName: z.string(),
  recordedByName: z.string(),
  evidence: z.array(EvidenceLine),
  earlier: z.array(Fact),
})
export type FactView = z.infer<typeof FactView>
