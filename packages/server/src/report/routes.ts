import { reportApi } from '@rongheng/core/report/api'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { addNumber } from './add-number.ts'
import { verifyEdition } from './verify-edition.ts'
import { checkReport, dismissInReport, restoreInReport } from './check/own-check.ts'
import { due } from './due.ts'
import { checkCode, getEdition } from './editions.ts'
import { exportReport } from './export-report.ts'
import { offerReport } from './offer-report.ts'
import { getReport, listReports } from './read-report.ts'
import { returnReport } from './return-report.ts'
import { reopenReport, saveReport } from './save-report.ts'
import { signReport } from './sign-report.ts'

/** Routes of reports. */
export function reportRoutes(app: App): void {
  route(app, reportApi.due, due)
  route(app, reportApi.checkCode, checkCode)
  route(app, reportApi.listReports, listReports)
  route(app, reportApi.getReport, getReport)
  route(app, reportApi.saveReport, saveReport)
  route(app, reportApi.addNumber, addNumber)
  route(app, reportApi.offerReport, offerReport)
  route(app, reportApi.checkReport, checkReport)
  route(app, reportApi.dismissInReport, dismissInReport)
  route(app, reportApi.restoreInReport, restoreInReport)
  route(app, reportApi.signReport, signReport)
  route(app, reportApi.reopenReport, reopenReport)
  route(app, reportApi.verifyEdition, verifyEdition)
  route(app, reportApi.returnReport, returnReport)
  route(app, reportApi.getEdition, getEdition)
  route(app, reportApi.exportReport, exportReport)
}
