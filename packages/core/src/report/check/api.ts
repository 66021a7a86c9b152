import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Download } from '../../kernel/file.ts'
import { Instant } from '../../kernel/time.ts'
import { MAX_DOCUMENT_BYTES } from './document-reader.ts'
import { Finding } from './finding.ts'
import { KeptFile } from './kept-file.ts'
import { RuleView } from './rule-view.ts'
import { CheckState, Dismissal, ReportCheck } from './report-check.ts'

const check = { checkId: z.string() }

/** A check with what its page shows beside it. */
export const CheckView = ReportCheck.extend({
  projectName: z.string().nullable(),
  /** Findings of the check before that are gone. */
  resolved: z.array(Finding),
  /** Keys of findings that the check before did not have; empty for a first check. */
  fresh: z.array(z.string()),
  dismissals: z.array(Dismissal),
  /** Projects that the report names, where it was held against none. */
  offers: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), year: z.int() })),
})
export type CheckView = z.infer<typeof CheckView>

/** One check in the list. */
export const CheckLine = z.object({
  id: z.string(),
  unitId: z.string(),
  title: z.string(),
  /** The first file’s name: titles are often the same. */
  fileName: z.string(),
  projectName: z.string().nullable(),
  state: CheckState,
  /** Findings that count: dismissed ones are left out. */
  counts: z.object({ E: z.int(), W: z.int(), I: z.int() }),
  unreadable: z.int(),
  created: z.object({ at: Instant, by: z.string(), byName: z.string() }),
})
export type CheckLine = z.infer<typeof CheckLine>

/** Endpoints of the report check. */
export const reportCheckApi = {
  listRules: endpoint({
    method: 'GET',
    path: '/api/report/check-rules',
    permission: 'report.check',
    summary: 'The rules of the report check, with their sentences',
    input: z.object({}),
    output: z.object({ rules: z.array(RuleView) }),
  }),
  listChecks: endpoint({
    method: 'GET',
    path: '/api/report/checks',
    permission: 'report.check',
    summary: 'Checks of reports within reach, newest first',
    input: z.object({ page: z.coerce.number().int().min(1).default(1) }),
    output: z.object({ checks: z.array(CheckLine), more: z.boolean() }),
  }),
  startCheck: endpoint({
    method: 'POST',
    path: '/api/report/checks',
    permission: 'report.check',
    summary: 'Begin a check; then hand in its files, then run it',
    input: z.object({
      /** May be left out by who belongs to one unit, and when a project or an earlier check is named. */
      unitId: z.string().optional(),
      projectId: z.string().optional(),
      /** Keep the files as evidence of the project. */
      keep: z.boolean().default(false),
      /** The earlier check of the same report. */
      previousId: z.string().optional(),
      /** The check of last year's report. */
      lastYearId: z.string().optional(),
      ruleSetId: z.string().optional(),
    }),
    output: CheckView,
  }),
  addFile: endpoint({
    method: 'POST',
    path: '/api/report/checks/:checkId/files',
    permission: 'report.check',
    summary: 'Hand in one file of the report (the body is its bytes)',
    input: z.object({ ...check, name: z.string().min(1).max(200) }),
    output: CheckView,
    upload: { maxBytes: MAX_DOCUMENT_BYTES },
  }),
  runCheck: endpoint({
    method: 'POST',
    path: '/api/report/checks/:checkId/run',
    permission: 'report.check',
    summary: 'Check what was handed in; the answer comes with getCheck when its state is done',
    input: z.object(check),
    output: CheckView,
  }),
  getCheck: endpoint({
    method: 'GET',
    path: '/api/report/checks/:checkId',
    permission: 'report.check',
    summary: 'A check: the text as it was read, and its findings',
    input: z.object(check),
    output: CheckView,
  }),
  compareCheck: endpoint({
    method: 'POST',
    path: '/api/report/checks/:checkId/project',
    permission: 'report.check',
    summary:
      'Hold a finished check against a project, another one, or none; the answer comes as with runCheck',
    input: z.object({ ...check, projectId: z.string().nullable() }),
    output: CheckView,
  }),
  listKeptFiles: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/kept-files',
    permission: 'report.check',
    summary: 'Files of checked reports that were kept in a project',
    input: z.object({ projectId: z.string() }),
    output: z.object({ files: z.array(KeptFile) }),
  }),
  downloadKeptFile: endpoint({
    method: 'GET',
    path: '/api/projects/:projectId/kept-files/:fileId',
    permission: 'report.check',
    summary: 'One of these files, as it was handed in. Audited',
    input: z.object({ projectId: z.string(), fileId: z.string() }),
    output: Download,
    download: true,
  }),
  removeCheck: endpoint({
    method: 'DELETE',
    path: '/api/report/checks/:checkId',
    permission: 'report.check',
    summary: 'Remove a check with its text and findings',
    input: z.object(check),
    output: z.object({}),
  }),
  dismissFinding: endpoint({
    method: 'POST',
    path: '/api/report/checks/:checkId/dismissals',
    permission: 'report.check',
    summary: 'Say that a finding does not count, and why; it holds for later checks of the report',
    input: z.object({ ...check, key: z.string(), reason: z.string().trim().min(1).max(500) }),
    output: CheckView,
  }),
  restoreFinding: endpoint({
    method: 'DELETE',
    path: '/api/report/checks/:checkId/dismissals',
    permission: 'report.check',
    summary: 'Let a dismissed finding count again',
    input: z.object({ ...check, key: z.string() }),
    output: CheckView,
  }),
  exportFindings: endpoint({
    method: 'GET',
    path: '/api/report/checks/:checkId/findings',
    permission: 'report.check',
    summary: 'The findings as a workbook, as JSON, or as a return letter in Word',
    input: z.object({ ...check, format: z.enum(['xlsx', 'json', 'letter']) }),
    output: Download,
    download: true,
  }),
  annotate: endpoint({
    method: 'POST',
    path: '/api/report/checks/:checkId/annotated',
    permission: 'report.check',
    summary:
      'The author’s own .docx (the body, the very file that was checked) with the findings as comments in its margin',
    input: z.object({ ...check, name: z.string().min(1).max(200) }),
    output: Download,
    upload: { maxBytes: MAX_DOCUMENT_BYTES },
    download: true,
  }),
}
