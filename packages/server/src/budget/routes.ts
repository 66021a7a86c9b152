import { budgetApi } from '@rongheng/core/budget/api'
import { ledgerApi } from '@rongheng/core/budget/ledger-api'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { completePayments, proposePayments } from './complete-payments.ts'
import { deleteProject } from './delete-project.ts'
import { downloadDocument, uploadDocument } from './documents.ts'
import { due } from './due.ts'
import { exportPayments } from './export-payments.ts'
import { confirmLedger, reverseLedger } from './ledger-confirm.ts'
import { ledgerErrors } from './ledger-errors.ts'
import { settleLedger } from './ledger-settle.ts'
import { discardLedger, uploadLedger } from './ledger-upload.ts'
import { getLedger, listLedgerRows, listLedgers } from './ledger-view.ts'
import { getFact } from './get-fact.ts'
import { milestones, milestoneTemplates } from './milestones.ts'
import { addAdjustment, addArrival, removeAdjustment, removeArrival } from './money-documents.ts'
import { getPayment, listPayments, showAccount } from './read-payments.ts'
import { getProject, listOwners, listProjects } from './read-projects.ts'
import { copyProject, createProject, updateProject } from './save-project.ts'
import { addPayment, reversePayment, updatePayment } from './write-payments.ts'

/** Routes of projects, money, payments, milestones, the evidence of facts, and ledger imports. */
export function budgetRoutes(app: App): void {
  route(app, budgetApi.listProjects, listProjects)
  route(app, budgetApi.getProject, getProject)
  route(app, budgetApi.createProject, createProject)
  route(app, budgetApi.updateProject, updateProject)
  route(app, budgetApi.copyProject, copyProject)
  route(app, budgetApi.deleteProject, deleteProject)
  route(app, budgetApi.listOwners, listOwners)
  route(app, budgetApi.addAdjustment, addAdjustment)
  route(app, budgetApi.removeAdjustment, removeAdjustment)
  route(app, budgetApi.addArrival, addArrival)
  route(app, budgetApi.removeArrival, removeArrival)
  route(app, budgetApi.uploadDocument, uploadDocument)
  route(app, budgetApi.downloadDocument, downloadDocument)
  route(app, budgetApi.listPayments, listPayments)
  route(app, budgetApi.exportPayments, exportPayments)
  route(app, budgetApi.getPayment, getPayment)
  route(app, budgetApi.showAccount, showAccount)
  route(app, budgetApi.addPayment, addPayment)
  route(app, budgetApi.updatePayment, updatePayment)
  route(app, budgetApi.completePayments, completePayments)
  route(app, budgetApi.proposePayments, proposePayments)
  route(app, budgetApi.reversePayment, reversePayment)
  route(app, budgetApi.milestones, milestones)
  route(app, budgetApi.milestoneTemplates, milestoneTemplates)
  route(app, budgetApi.due, due)
  route(app, budgetApi.getFact, getFact)
  route(app, ledgerApi.upload, uploadLedger)
  route(app, ledgerApi.list, listLedgers)
  route(app, ledgerApi.get, getLedger)
  route(app, ledgerApi.settle, settleLedger)
  route(app, ledgerApi.rows, listLedgerRows)
  route(app, ledgerApi.errors, ledgerErrors)
  route(app, ledgerApi.confirm, confirmLedger)
  route(app, ledgerApi.reverse, reverseLedger)
  route(app, ledgerApi.discard, discardLedger)
}
