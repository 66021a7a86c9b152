import { z } from 'zod'
import { Decimal } from '../kernel/decimal.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Download, FileId } from '../kernel/file.ts'
import { Day, Instant } from '../kernel/time.ts'
import { OwnCheck } from './check/own-check.ts'
import { ReportContent } from './content.ts'
import { HandNumber } from './inputs.ts'
import { Piece, ReportModel } from './model.ts'
import { ProseFlag, TokenGroup } from './prose.ts'
import { QuoteState } from './quotes.ts'
import { Edition, EditionId, Verification, ReportReturn, ReportState } from './report.ts'
import { reportDue } from './due-api.ts'

const project = { projectId: z.string() }
const report = { ...project, outlineId: z.string() }

/** An outline as people choose among them. */
export const OutlineChoice = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  source: z.string(),
  abolished: z.object({ on: Day, by: z.string() }).nullable(),
})
export type OutlineChoice = z.infer<typeof OutlineChoice>

/** How far a project's report under one outline is. */
export const ReportLine = z.object({
  outline: OutlineChoice,
  /** Null while nobody has written in it. */
  state: ReportState.nullable(),
  changedAt: Instant.nullable(),
  editions: z.int(),
})
export type ReportLine = z.infer<typeof ReportLine>

/** A place to write: what belongs there, whether it is filled, and what is flagged. */
export const SlotView = z.object({
  key: z.string(),
  partKey: z.string(),
  label: z.string(),
  hint: z.string(),
  optional: z.boolean(),
  filled: z.boolean(),
  flags: z.array(ProseFlag),
})
export type SlotView = z.infer<typeof SlotView>

const EditionView = Edition.extend({ signedByName: z.string() })
const ReturnView = ReportReturn.extend({ byName: z.string() })
const VerificationView = Verification.extend({ byName: z.string() })
const HandView = HandNumber.extend({ value: Decimal.nullable(), enteredByName: z.string() })

/** A number that a signed version stands on and that is another now; `now` is empty when it holds no longer. */
const Changed = z.object({ name: z.string(), was: z.string(), now: z.string() })

/** Everything the report page shows. */
export const ReportSheet = z.object({
  projectId: z.string(),
  outline: OutlineChoice,
  state: ReportState,
  /** 0 before the first save. */
  version: z.int(),
  content: ReportContent,
  /** The signed version while it is signed, else made anew from the facts in force. */
  model: ReportModel,
  /** What changed since it was signed; empty while it is not. */
  changed: z.array(Changed),
  slots: z.array(SlotView),
  quotes: z.array(QuoteState),
  tokens: z.array(z.object({ key: z.string(), unit: z.string(), piece: Piece, group: TokenGroup })),
  hand: z.array(HandView),
  /** What must still be done before it can be signed. */
  obstacles: z.array(
    z.object({
      kind: z.enum(['blank', 'typed-number', 'unknown-token']),
      text: z.string(),
      at: z.string(),
    }),
  ),
  editions: z.array(EditionView),
  returns: z.array(ReturnView),
  /** Who of those above found which version right. */
  verifications: z.array(VerificationView),
  /** The office program that makes PDF here; null when there is none and the page is printed instead. */
  pdfProgram: z.string().nullable(),
})
export type ReportSheet = z.infer<typeof ReportSheet>

/** What a verification code stands for: enough to compare with the paper, and no more. */
export const CodeAnswer = z.object({
  found: z.boolean(),
  title: z.string(),
  subtitle: z.string(),
  unitName: z.string(),
  projectCode: z.string(),
  year: z.int().nullable(),
  number: z.int().nullable(),
  signedAt: Instant.nullable(),
  sm3: z.string(),
  /** Whether a later edition of the same report has been signed, or this one was returned. */
  standing: z.enum(['in-force', 'superseded', 'returned', 'unknown']),
})
export type CodeAnswer = z.infer<typeof CodeAnswer>

/** Endpoints of reports. */
export const reportApi = {
  due: reportDue,
  checkCode: endpoint({
    method: 'GET',
    path: '/api/report/codes/:code',
    permission: 'public',
    summary: 'What the verification code on a printed report stands for',
    input: z.object({ code: z.string().max(40) }),
    output: CodeAnswer,
  }),
  listReports: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/reports',
    permission: 'report.read',
    summary: 'The outlines there are, and how far the project is with each',
    input: z.object(project),
    output: z.object({ items: z.array(ReportLine) }),
  }),
  getReport: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/reports/:outlineId',
    permission: 'report.read',
    summary: "A project's report as it stands, with places to write, numbers to insert, and signed versions",
    input: z.object(report),
    output: ReportSheet,
  }),
  saveReport: endpoint({
    method: 'PUT',
    path: '/api/projects/:projectId/reports/:outlineId',
    permission: 'report.write',
    summary: 'Save what people write into a report; refused while it is signed',
    input: z.object({ ...report, version: z.int(), content: ReportContent }),
    output: ReportSheet,
  }),
  addNumber: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/report-numbers',
    permission: 'report.write',
    summary: 'Enter a number by hand with the document it stands in; it becomes a fact',
    input: z.object({
      ...project,
      label: z.string().trim().min(1).max(60),
      value: Decimal,
      unit: z.string().trim().max(20),
      document: z.string().trim().min(1).max(200),
      fileId: FileId.nullable().default(null),
    }),
    output: z.object({ items: z.array(HandView) }),
  }),
  offerReport: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/reports/:outlineId/offers',
    permission: 'report.write',
    summary: '提请定稿: put a finished report before those who sign',
    input: z.object({ ...report, version: z.int() }),
    output: ReportSheet,
  }),
  signReport: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/reports/:outlineId/editions',
    permission: 'report.sign',
    summary: '定稿: lock the report as a version with its facts and a verification code',
    input: z.object({ ...report, version: z.int() }),
    output: ReportSheet,
  }),
  reopenReport: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/reports/:outlineId/reopenings',
    permission: 'report.write',
    summary: 'Take a signed report up again; the signed version stays',
    input: z.object({ ...report, version: z.int() }),
    output: ReportSheet,
  }),
  checkReport: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/reports/:outlineId/check',
    permission: 'report.read',
    summary:
      'The report as it would be printed now, checked by the rules of the report check and against its project',
    input: z.object(report),
    output: OwnCheck,
  }),
  dismissInReport: endpoint({
    method: 'POST',
    path: '/api/projects/:projectId/reports/:outlineId/check/dismissals',
    permission: 'report.write',
    summary: 'Say why a finding in the report does not count; errors always count',
    input: z.object({ ...report, key: z.string(), reason: z.string().trim().min(1).max(500) }),
    output: OwnCheck,
  }),
  restoreInReport: endpoint({
    method: 'DELETE',
    path: '/api/projects/:projectId/reports/:outlineId/check/dismissals',
    permission: 'report.write',
    summary: 'Let a dismissed finding of the report count again',
    input: z.object({ ...report, key: z.string() }),
    output: OwnCheck,
  }),
  verifyEdition: endpoint({
    method: 'POST',
    path: '/api/report-editions/:editionId/verifications',
    permission: 'report.return',
    summary: 'Say that the latest signed version was looked at and found right',
    input: z.object({ editionId: EditionId }),
    output: ReportSheet,
  }),
  returnReport: endpoint({
    method: 'POST',
    path: '/api/report-editions/:editionId/returns',
    permission: 'report.return',
    summary: 'Send a signed version back with an opinion',
    input: z.object({ editionId: EditionId, opinion: z.string().trim().min(1).max(2000) }),
    output: ReportSheet,
  }),
  getEdition: endpoint({
    method: 'GET',
    path: '/api/report-editions/:editionId',
    permission: 'report.read',
    summary: 'A signed version as it was signed',
    input: z.object({ editionId: EditionId }),
    output: z.object({ edition: EditionView, model: ReportModel, changed: z.array(Changed) }),
  }),
  exportReport: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/reports/:outlineId/file',
    permission: 'report.export',
    summary:
      'The report as .docx or PDF, or its 自评表 as .xlsx; a draft unless a signed version is named. Audited',
    input: z.object({
      ...report,
      format: z.enum(['docx', 'xlsx', 'pdf']),
      editionId: EditionId.optional(),
    }),
    output: Download,
    download: true,
  }),
}
