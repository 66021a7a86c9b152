import { ledgerApi } from '@rongheng/core/budget/ledger-api'
import type { App } from '../http/app.ts'
import { route } from '../http/route.ts'
import { confirmLedger, reverseLedger } from './ledger-confirm.ts'
import { ledgerErrors } from './ledger-errors.ts'
import { settleLedger } from './ledger-settle.ts'
import { discardLedger, uploadLedger } from './ledger-upload.ts'
import { getLedger, listLedgerRows, listLedgers } from './ledger-view.ts'

/** Routes of ledger imports. */
export function ledgerRoutes(app: App): void {
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
