import type { AnchorLog } from '@rongheng/core/identity/anchor-log'
import type { ErrorSheetWriter, GridReader } from '@rongheng/core/kernel/grid'
import type { Discoverer } from '@rongheng/core/assets/discover'
import type { FileStore } from '@rongheng/core/kernel/file'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { TableFileWriter } from '@rongheng/core/kernel/table-file'
import type { WorkbookWriter } from '@rongheng/core/kernel/workbook'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Permission } from '@rongheng/core/identity/permissions'
import type { WorkOnReport } from '@rongheng/core/report/check/document-reader'
import type { PdfMaker, ReportRenderer } from '@rongheng/core/report/ports'
import type { CheckSettings, Kind } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import type { Sealer } from '@rongheng/core/watch/sealer'
import type { WebhookSender } from '@rongheng/core/watch/webhook'
import type { Actor, Scope } from '@rongheng/core/identity/scope'
import type { Db, Tx } from '@rongheng/storage/db'

/** The outside world behind ports of core. main.ts wires them; a use case takes only what it needs. */
export type Ports = {
  readonly files: FileStore
  readonly rulebook: Rulebook
  readonly anchors: AnchorLog
  readonly reports: ReportRenderer
  readonly pdf: PdfMaker
  readonly readSpreadsheet: GridReader
  readonly workOnReport: WorkOnReport
  readonly ledgerErrorFile: ErrorSheetWriter
  readonly tableFile: TableFileWriter
  /** Seals the passwords of checks. */
  readonly sealer: Sealer
  readonly workbookFile: WorkbookWriter
  readonly discover: Discoverer
  /** How a kind of check looks at its target; null where nothing here can. */
  readonly probe: (kind: Kind) => Probe<CheckSettings> | null
  /** Where the readings of all checks are kept: in this database, as part of a transaction when given one, or elsewhere. */
  readonly readings: (db: Db) => ReadingStore
  /** Reads YAML and JSON that people hand in; null for what is neither. */
  readonly readYaml: (text: string) => unknown
  /** Sends alerts to other programs. */
  readonly sendWebhook: WebhookSender
}

/** Everything a use case may touch. Made once per request or job run; tests make their own. */
export type Ctx = {
  readonly db: Db
  readonly now: Instant
  readonly newId: (prefix: string) => string
  readonly requestId: string
  readonly actor: Actor
  /** Where the call came from, for the audit. */
  readonly from: { readonly ip: string; readonly via: 'web' | 'cli' | 'job' }
  readonly ports: Ports
  /** The browser session, when the call came with one. */
  readonly sessionId?: string
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Puts a job on the queue, in the transaction that needs it done: it runs only if that commits. */
  readonly enqueue: (tx: Tx, job: string, payload: Readonly<Record<string, unknown>>) => Promise<void>
}

/** The units within which the actor holds a permission; empty when nowhere, and then every query finds nothing. */
export const scopeOf = (ctx: Ctx, permission: Permission): Scope =>
  ctx.actor.permissions.get(permission) ?? { unitIds: [] }
