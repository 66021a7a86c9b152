import { reportCheckApi } from '@rongheng/core/report/check/api'
import type { App } from '../../http/app-types.ts'
import { route } from '../../http/route.ts'
import { annotate } from './annotate.ts'
import { dismissFinding, restoreFinding } from './dismiss-finding.ts'
import { exportFindings } from './export-findings.ts'
import { downloadKeptFile, listKeptFiles } from './keep-files.ts'
import { getCheck, listChecks, listRules } from './read-checks.ts'
import { removeCheck } from './remove-check.ts'
import { compareCheck, runCheck } from './run-check.ts'
import { addFile, startCheck } from './start-check.ts'

/** Routes of the report check. */
export function reportCheckRoutes(app: App): void {
  route(app, reportCheckApi.listRules, listRules)
  route(app, reportCheckApi.listChecks, listChecks)
  route(app, reportCheckApi.startCheck, startCheck)
  route(app, reportCheckApi.addFile, addFile)
  route(app, reportCheckApi.runCheck, runCheck)
  route(app, reportCheckApi.getCheck, getCheck)
  route(app, reportCheckApi.compareCheck, compareCheck)
  route(app, reportCheckApi.listKeptFiles, listKeptFiles)
  route(app, reportCheckApi.downloadKeptFile, downloadKeptFile)
  route(app, reportCheckApi.removeCheck, removeCheck)
  route(app, reportCheckApi.dismissFinding, dismissFinding)
  route(app, reportCheckApi.restoreFinding, restoreFinding)
  route(app, reportCheckApi.exportFindings, exportFindings)
  route(app, reportCheckApi.annotate, annotate)
}
