import { z } from 'zod'
import { Due } from '../kernel/due.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { FactId } from '../kernel/fact.ts'
import { Download, FileId, StoredFile } from '../kernel/file.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Year } from '../kernel/time.ts'
import { languages } from '../kernel/words.ts'
import { Completion, Proposal } from './completion.ts'
import { PaymentId } from './payment.ts'
import { AdjustmentId, ArrivalId, ProjectCode, ProjectId } from './project.ts'
import { Source } from './source.ts'
import {
  FactView,
  MilestoneView,
  MoneyEntry,
  Owner,
  PaymentEntry,
  PaymentView,
  ProjectEntry,
  ProjectLine,
  ProjectState,
  ProjectView,
  TemplateChoice,
} from './views.ts'

const project = { projectId: ProjectId }
/** The version of the project that the form was filled in from. */
const seen = { ...project, version: z.int() }

/** What a list of payments is narrowed to. */
const paymentFilter = {
  ...project,
  /** Part of payee, purpose, contract or voucher. */
  text: z.string().trim().max(100).optional(),
  from: Day.optional(),
  to: Day.optional(),
  source: Source.optional(),
  /** A use's id, or `none` for payments that name no use. */
  use: z.string().optional(),
  batchId: z.string().optional(),
  /** Only those that do not say everything yet. */
  incomplete: z.boolean().optional(),
  /** `live` unless said otherwise. */
  state: z.enum(['live', 'reversed', 'all']).default('live'),
}

/** Endpoints of projects, money, payments and milestones. */
export const budgetApi = {
  listProjects: endpoint({
    method: 'GET',
    path: '/api/projects',
    permission: 'project.read',
    summary: 'The projects within your reach, newest year first, with how their money stands',
    input: z.object({
      year: Year.optional(),
      mine: z.boolean().optional(),
      /** Part of name, code or owner's name. */
      text: z.string().trim().max(100).optional(),
      state: ProjectState.optional(),
      /** All at once without it. */
      page: z.int().min(1).optional(),
      size: z.int().min(1).max(200).default(20),
    }),
    output: z.object({
      items: z.array(ProjectLine),
      /** How many the filter finds. */
      count: z.int(),
      /** The years there are, whatever the filter. */
      years: z.array(Year),
    }),
  }),
  getProject: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId',
    permission: 'project.read',
    summary: 'One project with its four amounts, rates and remarks',
    input: z.object(project),
    output: ProjectView,
  }),
  createProject: endpoint({
    method: 'POST',
    path: '/api/projects',
    permission: 'project.write',
    summary: 'Enter a project',
    input: ProjectEntry.extend({ unitId: z.string(), year: Year }),
    output: ProjectView,
  }),
  updateProject: endpoint({
    method: 'PUT',
    path: '/api/projects/:projectId',
    permission: 'project.write',
    summary: 'Change a project; its unit stays, and its year once something hangs on it',
    input: ProjectEntry.extend({ ...seen, year: Year.optional() }),
    output: ProjectView,
  }),
  copyProject: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/copies',
    permission: 'project.write',
    summary: 'Copy a project into another year: uses, amounts and milestones, not what happened',
    input: z.object({ ...project, year: Year, code: ProjectCode.optional() }),
    output: ProjectView,
  }),
  deleteProject: endpoint({
    method: 'DELETE',
    path: '/api/projects/:projectId',
    permission: 'project.write',
    summary: 'Delete a project that was entered by mistake and that nothing hangs on; the reason is audited',
    input: z.object({ ...seen, why: z.string().trim().min(1).max(200) }),
    output: z.object({ projectId: z.string() }),
  }),
  listOwners: endpoint({
    method: 'GET',
    path: '/api/projects/owners',
    permission: 'project.read',
    summary: 'People who may own a project of a unit',
    input: z.object({ unitId: z.string() }),
    output: z.object({ items: z.array(Owner) }),
  }),
  addAdjustment: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/adjustments',
    permission: 'project.write',
    summary: 'Record a change of the budget with its document',
    input: MoneyEntry.extend(seen),
    output: ProjectView,
  }),
  removeAdjustment: endpoint({
    method: 'DELETE',
    path: '/api/projects/:projectId/adjustments/:adjustmentId',
    permission: 'project.write',
    summary: 'Take back an adjustment that was recorded wrongly; it stays readable',
    input: z.object({ ...seen, adjustmentId: AdjustmentId, why: z.string().trim().min(1).max(200) }),
    output: ProjectView,
  }),
  addArrival: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/arrivals',
    permission: 'project.write',
    summary: 'Record money that arrived, with its document',
    input: MoneyEntry.extend(seen),
    output: ProjectView,
  }),
  removeArrival: endpoint({
    method: 'DELETE',
    path: '/api/projects/:projectId/arrivals/:arrivalId',
    permission: 'project.write',
    summary: 'Take back an arrival that was recorded wrongly; it stays readable',
    input: z.object({ ...seen, arrivalId: ArrivalId, why: z.string().trim().min(1).max(200) }),
    output: ProjectView,
  }),
  uploadDocument: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/documents',
    permission: 'project.write',
    summary: 'Store the document of an adjustment or arrival; the body is its bytes',
    input: z.object({ ...project, name: z.string().min(1).max(200) }),
    output: StoredFile,
    upload: { maxBytes: 20 * 1024 * 1024 },
  }),
  downloadDocument: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/documents/:fileId',
    permission: 'project.read',
    summary: 'The document of an adjustment or arrival',
    input: z.object({ ...project, fileId: FileId }),
    output: Download,
    download: true,
  }),
  listPayments: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/payments',
    permission: 'payment.read',
    summary:
      'Payments of a project, paged and filtered, with the sum of what the filter finds; accounts are masked',
    input: z.object({
      ...paymentFilter,
      page: z.int().min(1).default(1),
      /** Up to what a page on paper still takes. */
      size: z.int().min(1).max(2_000).default(20),
    }),
    output: z.object({ items: z.array(PaymentView), count: z.int(), sum: Fen, refunds: Fen }),
  }),
  exportPayments: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/payments.xlsx',
    permission: 'payment.read',
    summary: 'All payments that a filter finds as .xlsx, accounts masked; the export is audited',
    input: z.object({ ...paymentFilter, language: z.enum(languages).default('zh-CN') }),
    output: Download,
    download: true,
  }),
  getPayment: endpoint({
    method: 'GET',
    path: '/api/payments/:paymentId',
    permission: 'payment.read',
    summary: 'One payment, its account masked',
    input: z.object({ paymentId: PaymentId }),
    output: PaymentView,
  }),
  showAccount: endpoint({
    method: 'POST',
    path: '/api/payments/:paymentId/account',
    permission: 'payee.read',
    summary: "A payee's account in full; the read is audited",
    input: z.object({ paymentId: PaymentId }),
    output: z.object({ payeeAccount: z.string().nullable(), payeeBank: z.string().nullable() }),
  }),
  addPayment: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/payments',
    permission: 'payment.write',
    summary: 'Enter a payment or refund by hand',
    input: PaymentEntry.extend({
      ...project,
      /** True says that an equal payment on record is another one. */
      again: z.boolean().default(false),
    }),
    output: PaymentView,
  }),
  updatePayment: endpoint({
    method: 'PUT',
    path: '/api/payments/:paymentId',
    permission: 'payment.write',
    summary: 'Complete or correct a payment',
    input: PaymentEntry.extend({ paymentId: PaymentId, version: z.int() }),
    output: PaymentView,
  }),
  completePayments: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/payments/completion',
    permission: 'payment.write',
    summary:
      'Say the same of several payments of a project at once, all or none; each change is audited by itself',
    input: z.object({
      ...project,
      payments: z
        .array(z.object({ id: PaymentId, version: z.int() }))
        .min(1)
        .max(500),
      set: Completion,
      /** True: also over what they say already. */
      replace: z.boolean().default(false),
    }),
    output: z.object({ changed: z.int() }),
  }),
  proposePayments: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/payments/proposals',
    permission: 'payment.read',
    summary:
      'What payments that do not say everything would say if they were like earlier ones to the same payee',
    input: z.object(project),
    output: z.object({ items: z.array(Proposal) }),
  }),
  reversePayment: endpoint({
    method: 'POST',
    path: '/api/payments/:paymentId/reversal',
    permission: 'payment.write',
    summary: 'Mark a payment as recorded wrongly; it no longer counts and stays readable',
    input: z.object({ paymentId: PaymentId, version: z.int(), why: z.string().trim().min(1).max(200) }),
    output: PaymentView,
  }),
  milestones: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/milestones',
    permission: 'project.read',
    summary: 'How the money stands against its milestones, with forecast',
    input: z.object(project),
    output: MilestoneView,
  }),
  milestoneTemplates: endpoint({
    method: 'GET',
    path: '/api/milestone-templates',
    permission: 'project.read',
    summary: 'The milestone templates of the rulebook',
    input: z.object({}),
    output: z.object({ items: z.array(TemplateChoice) }),
  }),
  due: endpoint({
    method: 'GET',
    path: '/api/budget/due',
    permission: 'project.read',
    summary: 'What the person who asks still has to do about the money of their projects',
    input: z.object({}),
    output: z.object({ items: z.array(Due) }),
  }),
  getFact: endpoint({
    method: 'GET',
    path: '/api/facts/:factId',
    permission: 'project.read',
    summary: 'A fact with its evidence resolved and the facts it replaced',
    input: z.object({ factId: FactId }),
    output: FactView,
  }),
}
