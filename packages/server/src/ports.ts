import path from 'node:path'
import { anchorFile } from '@rongheng/adapters/files/anchor-file'
import { childDocumentReader } from '@rongheng/adapters/files/child-document-reader'
import { childReader } from '@rongheng/adapters/files/child-reader'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import { readYaml } from '@rongheng/adapters/files/yaml-text'
import { prometheusStore, type SeriesStoreDeps } from '@rongheng/adapters/readings/prometheus-store'
import { probesOf } from '@rongheng/adapters/probe/probes'
import { libreOffice } from '@rongheng/adapters/render/libre-office'
import type { FileStore } from '@rongheng/core/kernel/file'
import type { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import type { Discoverer } from '@rongheng/core/assets/discover'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import type { Db } from '@rongheng/storage/db'
import { labelsOf } from '@rongheng/storage/watch/labels'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import type { Ports } from './ctx.ts'
import type { Settings } from './settings.ts'
import type { TrapDeps } from './watch/hear-traps.ts'

/**
 * The outside world as the use cases see it, each port with its adapter. The only file that knows adapters.
 *
 * @throws RulebookError with the file and the place in it, when a rule file cannot be read
 */
export async function portsOf(settings: Settings): Promise<Omit<Ports, 'readings'>> {
  const office = libreOffice()
  return {
    files: filesOf(settings),
    anchors: anchorFile(path.join(settings.dataDir, 'anchors', 'anchors.jsonl')),
    ...officeFiles,
    discover,
    readYaml,
    sendWebhook: async (message, policy) =>
      (await import('@rongheng/adapters/probe/webhook')).webhookSender(message, policy),
    sealer: keySealer(path.join(settings.dataDir, 'keys', 'secrets.key')),
    probe: probeOf(settings),
    pdf: office,
    workOnReport: childDocumentReader({ entry: documentChild(settings) }, office),
    rulebook: await rulebookOf(settings),
    readSpreadsheet: childReader({
      entry: path.join(settings.root, 'dist', 'app', 'read-spreadsheet-child.mjs'),
    }),
  }
}

function probeOf(settings: Settings): Ports['probe'] {
  const probes = probesOf({
    scripts: path.join(settings.dataDir, 'scripts'),
    disks: settings.checkDisks,
    diskChild: path.join(settings.root, 'dist', 'app', 'disk-child.mjs'),
  })
  return (kind) => (probes[kind] as Probe<CheckSettings> | undefined) ?? null
}

/** All reports that a desk checks are its caller's own, so one process may read and check many of them. */
const DESK_LOANS = 100

/** What the desk of the command line needs. @throws RulebookError as `portsOf` */
export const deskPortsOf = async (settings: Settings): Promise<Pick<Ports, 'rulebook' | 'workOnReport'>> => ({
  rulebook: await rulebookOf(settings),
  workOnReport: childDocumentReader({ entry: documentChild(settings), loans: DESK_LOANS }, libreOffice()),
})

/** Where readings are kept: in the database, or where the settings say. */
export function readingsOf(
  settings: Settings,
  db: Db,
  given: Pick<SeriesStoreDeps, 'now' | 'onTrouble'>,
): { readonly store: Ports['readings']; readonly stop: () => Promise<void> } {
  if (!settings.readings) return { store: (tx) => postgresReadings(tx, given.now), stop: async () => {} }
  const series = prometheusStore({
    access: settings.readings,
    labelled: (nos) => labelsOf(db, nos),
    ...given,
  })
  return { store: () => series, stop: series.stop }
}

/** Hears SNMP traps on all addresses of this machine. The driver is loaded only where traps are heard. */
export const trapsAt =
  (port: number): TrapDeps['listen'] =>
  async (onTrap) =>
    (await import('@rongheng/adapters/probe/traps')).listenForTraps({ address: '0.0.0.0', port }, onTrap)

/** What an agent needs: to look at targets, and nothing else. */
export const agentProbes = (settings: Settings): Pick<Ports, 'probe'> => ({ probe: probeOf(settings) })

const rulebookOf = (settings: Settings) =>
  loadRulebook(path.join(settings.root, 'rulebook'), path.join(settings.dataDir, 'rulebook'), ruleKinds)

const documentChild = (settings: Settings): string =>
  path.join(settings.root, 'dist', 'app', 'read-document-child.mjs')

/** Where attachments lie. */
export const filesOf = (settings: Settings): FileStore => diskStore(settings.filesDir)

// Loaded with the first look: SNMP is not needed for a start.
const discover: Discoverer = async (ask) => (await import('@rongheng/adapters/probe/discover')).discover(ask)

// The libraries for office files take a second to load, and most starts need none of them soon: the first file loads them.
const renderer = () => import('@rongheng/adapters/render/report-renderer').then((m) => m.reportRenderer())
const officeFiles: Pick<Ports, 'reports' | 'ledgerErrorFile' | 'tableFile' | 'workbookFile'> = {
  reports: {
    docx: async (model, seal) => (await renderer()).docx(model, seal),
    xlsx: async (model, attachmentKey, seal) => (await renderer()).xlsx(model, attachmentKey, seal),
  },
  ledgerErrorFile: async (sheet) =>
    (await import('@rongheng/adapters/render/ledger-errors')).ledgerErrorFile(sheet),
  tableFile: async (table) => (await import('@rongheng/adapters/render/table-file')).tableFile(table),
  workbookFile: async (sheets) =>
    (await import('@rongheng/adapters/render/workbook-file')).workbookFile(sheets),
}
