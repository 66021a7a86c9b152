import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Instant } from '@rongheng/core/kernel/time'
import { controlAddress } from '@rongheng/storage/control-address'
import { claimDataDir } from '@rongheng/storage/data-dir'
import { migrate } from '@rongheng/storage/migrate'
import { openDatabase } from '@rongheng/storage/open'
import type { Database } from '@rongheng/storage/pool'
import { enqueue } from '@rongheng/storage/queue'
import type { Endings } from './endings.ts'
import { runSims } from './example/run-sims.ts'
import { firstStart } from './example/first-start.ts'
import { listenAt, tryAddress } from './http/address.ts'
import type { AppDeps } from './http/app-types.ts'
import { buildApp } from './http/app.ts'
import { controlRoutes } from './http/control-routes.ts'
import { controlDoor, listenControl } from './http/control.ts'
import { browserDoor } from './http/doors.ts'
import { makeLog } from './http/log.ts'
import { pages } from './http/pages.ts'
import { allJobs } from './jobs/all.ts'
import { jobCtx, runJobs } from './jobs/run-jobs.ts'
import { portsOf, readingsOf, trapsAt } from './ports.ts'
import { restore, type Restored } from './restore.ts'
import { allRoutes } from './routes.ts'
import type { Settings } from './settings.ts'
import { startAlertTick } from './watch/alert-tick.ts'
import { machineClocks } from './watch/clock.ts'
import { hearTraps } from './watch/hear-traps.ts'
import { openSecrets, secretsOf } from './watch/secrets.ts'
import { settleChanges } from './watch/settle-changes.ts'
import { engineMetrics } from './watch/engine-metrics.ts'
import { startWatch } from './watch/start-watch.ts'
import { watchAgents } from './watch/watch-agents.ts'

/** What hears of the steps that people want to see. */
export type Listener = {
  readonly line: (text: string) => void
  readonly migrated: (steps: readonly { readonly number: number; readonly name: string }[]) => void
  readonly restored: (restored: Restored) => void
  readonly ready: (address: string) => void
}

/**
 * Begins what the mode of the settings needs. With `serve` and `control` it goes on working after this has returned;
 * `migrate` and `restore` are done then.
 *
 * @param endings gets the end of each thing begun, also when a later one fails
 * @throws Refusal with what keeps it from working; nothing in the database is changed by a start that is refused
 */
export async function begin(settings: Settings, endings: Endings, tell: Listener): Promise<void> {
  const log = makeLog(settings.logLevel)
  endings.push(claimDataDir(settings.dataDir))
  // Before anything is begun: a first start that then could not serve would have shown its one-time passwords in vain.
  if (settings.mode === 'serve') await tryAddress(settings)
  const works = settings.mode === 'serve' || settings.mode === 'control'
  const placed = works ? await portsOf(settings) : null
  const { database, stop } = await openDatabase({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    onTrouble: (what) => log.error({ what }, 'database trouble'),
  })
  endings.push(stop)
  if (settings.mode === 'restore') return restore(settings, database, tell.restored)
  const steps = await migrate(database)
  if (settings.mode === 'migrate') return tell.migrated(steps)
  if (!placed) throw new Error(`nothing is begun in the mode ${settings.mode}`)
  const clock = () => Date.now() as Instant
  const readings = readingsOf(settings, database.db, {
    now: clock,
    onTrouble: (what, err) => log.warn({ what, err }, 'store of readings'),
  })
  endings.push(readings.stop)
  const ports = { ...placed, readings: readings.store }
  const deps: Omit<AppDeps, 'door'> = {
    db: database.db,
    ports,
    enqueue,
    clock,
    log,
    ...(settings.trustProxy === undefined ? {} : { trustProxy: settings.trustProxy }),
    ...(settings.metricsToken === undefined ? {} : { metricsToken: settings.metricsToken }),
  }
  endings.push(await runJobs({ database, ports, clock, log }, allJobs))
  endings.push(startAlertTick({ db: database.db, ports, clock, log }))
  if (settings.mode === 'control') return openControl(settings, database, deps, endings)
  const watch = startWatch({
    database,
    clocks: machineClocks,
    files: ports.files,
    probe: ports.probe,
    store: ports.readings,
    settle: settleChanges,
    open: (checkId, sealed) => openSecrets(ports.sealer, checkId, sealed),
    log,
  })
  endings.push(watch.stop)
  endings.push(watchAgents(database.db, machineClocks, (err) => log.warn({ err }, 'watching agents')).stop)
  if (settings.trapPort !== null)
    endings.push(
      await hearTraps({
        db: database.db,
        clock,
        secrets: async ({ id }) => (await secretsOf(database.db, ports.sealer, [id])).get(id) ?? {},
        listen: trapsAt(settings.trapPort),
        onTrouble: (err) => log.warn({ err }, 'hearing traps'),
      }),
    )
  const first = await firstStart(await jobCtx({ database, ports, clock }, 'first-start'), settings.example)
  for (const text of first) tell.line(text)
  const simulators = path.join(settings.root, 'dist', 'app', 'sims.mjs')
  endings.push(runSims({ db: database.db, entry: simulators, log }))
  await openControl(settings, database, deps, endings)
  await openPages(settings, { ...deps, moreMetrics: () => engineMetrics(watch.figures()) }, endings, tell)
}

async function openPages(
  settings: Settings,
  deps: Omit<AppDeps, 'door'>,
  endings: Endings,
  tell: Listener,
): Promise<void> {
  const web = await buildApp({ ...deps, door: browserDoor(deps.db, deps.ports.rulebook) })
  for (const bind of allRoutes) bind(web)
  await pages(web, path.join(settings.root, 'dist', 'web'))
  const address = await listenAt(web.fastify, settings)
  endings.push(() => web.fastify.close())
  tell.ready(address)
}

async function openControl(
  settings: Settings,
  database: Database,
  deps: Omit<AppDeps, 'door'>,
  endings: Endings,
): Promise<void> {
  const control = await buildApp({
    ...deps,
    door: controlDoor(deps.db, settings.databaseUrl ? 'DATABASE_URL' : settings.dataDir),
  })
  for (const bind of allRoutes) bind(control)
  controlRoutes(control, {
    database,
    filesDir: settings.filesDir,
    dataDir: settings.dataDir,
    program: version(settings.root),
  })
  await listenControl(control, controlAddress(settings.dataDir))
  endings.push(() => control.fastify.close())
}

const version = (root: string): string =>
  (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
