import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { restoreArchive } from '@rongheng/storage/archive/restore-archive'
import type { Database } from '@rongheng/storage/pool'
import { verifyAudit } from './identity/verify-audit.ts'
import { jobCtx } from './jobs/run-jobs.ts'
import { filesOf, portsOf, readingsOf } from './ports.ts'
import type { Settings } from './settings.ts'

/** What was put back, and what a check of it found. */
export type Restored = {
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly chains: number
  readonly broken: number
}

/**
 * Puts the archive of the settings into an empty place, checks it, and recomputes the audit chains that came with it.
 *
 * @param report hears what was restored before the chains are judged: what is broken was so in the backup, and is restored all the same
 * @throws Refusal those of `restoreArchive`; `identity.audit-broken`
 */
export async function restore(
  settings: Settings,
  database: Database,
  report: (restored: Restored) => void,
): Promise<void> {
  const files = filesOf(settings)
  const made = await restoreArchive(settings.archive, {
    database,
    filesDir: settings.filesDir,
    dataDir: settings.dataDir,
    putFile: (bytes) => files.put(bytes),
  })
  const clock = () => Date.now() as Instant
  // Only now: the rule files of the backup are among what was restored.
  const readings = readingsOf(settings, database.db, { now: clock, onTrouble: () => {} })
  const ports = { ...(await portsOf(settings)), readings: readings.store }
  const ctx = await jobCtx({ database, ports, clock }, 'restore')
  const checked = await verifyAudit({ ...ctx, from: { ip: '', via: 'cli' } })
  const broken = checked.chains.filter((chain) => chain.broken !== null).length
  report({
    madeAt: made.madeAt,
    tables: made.tables.length,
    rows: made.tables.reduce((sum, table) => sum + table.rows, 0),
    files: made.files,
    chains: checked.chains.length,
    broken,
  })
  if (broken > 0 || checked.anchorsBroken !== null)
    throw new Refusal('identity.audit-broken', { count: broken })
}
