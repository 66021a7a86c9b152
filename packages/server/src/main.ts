import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { anchorFile } from '@rongheng/adapters/files/anchor-file'
import { childDocumentReader } from '@rongheng/adapters/files/child-document-reader'
import { childReader } from '@rongheng/adapters/files/child-reader'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { libreOffice } from '@rongheng/adapters/render/libre-office'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { say } from '@rongheng/core/kernel/words'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { allWords } from '@rongheng/core/words'
import { controlAddress } from '@rongheng/storage/control-address'
import { claimDataDir } from '@rongheng/storage/data-dir'
import { migrate } from '@rongheng/storage/migrate'
import type { Database } from '@rongheng/storage/pool'
import { restoreArchive } from '@rongheng/storage/archive/restore-archive'
import { openDatabase } from '@rongheng/storage/open'
import { enqueue } from '@rongheng/storage/queue'
import type { Ports } from './ctx.ts'
import type { AppDeps } from './http/app-types.ts'
import { buildApp } from './http/app.ts'
import { controlRoutes } from './http/control-routes.ts'
import { controlDoor, listenControl } from './http/control.ts'
import { browserDoor } from './http/doors.ts'
import { makeLog } from './http/log.ts'
import { pages } from './http/pages.ts'
import { firstStart } from './example/first-start.ts'
import { verifyAudit } from './identity/verify-audit.ts'
import { allJobs } from './jobs/all.ts'
import { jobCtx, runJobs } from './jobs/run-jobs.ts'
import { allRoutes } from './routes.ts'
import { readSettings, type Settings } from './settings.ts'

/** Things to end, last begun first. */
type Ending = (() => unknown)[]

async function main(settings: Settings, endings: Ending): Promise<void> {
  const log = makeLog(settings.logLevel)
  endings.push(claimDataDir(settings.dataDir))
  // Before anything is begun: a first start that then could not serve would have shown its one-time passwords in vain.
  if (settings.mode === 'serve') await tryAddress(settings)
  const { database, stop } = await openDatabase({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    onTrouble: (what) => log.error({ what }, 'database trouble'),
  })
  endings.push(stop)
  if (settings.mode === 'restore') return restore(settings, database)
  const steps = await migrate(database)
  if (settings.mode === 'migrate') {
    for (const step of steps) console.log(`${String(step.number).padStart(4, '0')} ${step.name}`)
    return
  }
  const ports = await portsOf(settings)
  const clock = () => Date.now() as Instant
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
  if (settings.mode === 'serve') {
    const first = await firstStart(await jobCtx({ database, ports, clock }, 'first-start'), settings.example)
    for (const line of first) console.log(line)
    const web = await buildApp({ ...deps, door: browserDoor(database.db, ports.rulebook) })
    for (const bind of allRoutes) bind(web)
    await pages(web, path.join(settings.root, 'dist', 'web'))
    await listen(web.fastify, settings)
    endings.push(() => web.fastify.close())
  }
  const control = await buildApp({ ...deps, door: controlDoor(database.db) })
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

// The libraries for office files take a second to load, and most starts need none of them soon: the first file loads them.
const renderer = () => import('@rongheng/adapters/render/report-renderer').then((m) => m.reportRenderer())
const officeFiles: Pick<Ports, 'reports' | 'ledgerErrorFile'> = {
  reports: {
    docx: async (model, seal) => (await renderer()).docx(model, seal),
    xlsx: async (model, attachmentKey, seal) => (await renderer()).xlsx(model, attachmentKey, seal),
  },
  ledgerErrorFile: async (sheet) =>
    (await import('@rongheng/adapters/render/ledger-errors')).ledgerErrorFile(sheet),
}

const office = libreOffice()

const portsOf = async (settings: Settings): Promise<Ports> => ({
  files: diskStore(settings.filesDir),
  anchors: anchorFile(path.join(settings.dataDir, 'anchors', 'anchors.jsonl')),
  ...officeFiles,
  pdf: office,
  documents: childDocumentReader(
    { entry: path.join(settings.root, 'dist', 'app', 'read-document-child.mjs') },
    office,
  ),
  rulebook: await loadRulebook(
    path.join(settings.root, 'rulebook'),
    path.join(settings.dataDir, 'rulebook'),
    ruleKinds,
  ),
  readSpreadsheet: childReader({
    entry: path.join(settings.root, 'dist', 'app', 'read-spreadsheet-child.mjs'),
  }),
})

async function restore(settings: Settings, database: Database): Promise<void> {
  const files = diskStore(settings.filesDir)
  const made = await restoreArchive(settings.archive, {
    database,
    filesDir: settings.filesDir,
    dataDir: settings.dataDir,
    putFile: (bytes) => files.put(bytes),
  })
  const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
  const clock = () => Date.now() as Instant
  const ctx = await jobCtx({ database, ports: await portsOf(settings), clock }, 'restore')
  const checked = await verifyAudit({ ...ctx, from: { ip: '', via: 'cli' } })
  const broken = checked.chains.filter((chain) => chain.broken !== null).length
  const chains = checked.chains.length
  if (settings.json)
    console.log(
      JSON.stringify({
        madeAt: made.madeAt,
        tables: made.tables.length,
        rows,
        files: made.files,
        chains,
        broken,
      }),
    )
  else
    console.log(
      inOwnWords(
        `已恢复 ${made.madeAt} 的备份：${made.tables.length} 张表 ${rows} 行，${made.files} 个文件，行数与 SM3 均相符；核对审计链 ${chains} 条。`,
        `Restored the backup of ${made.madeAt}: ${made.tables.length} tables with ${rows} rows, ${made.files} files; counts and SM3 agree; ${chains} audit chains checked.`,
      ),
    )
  // What the backup holds is restored as it was; that it was broken before is said, not hidden.
  if (broken > 0 || checked.anchorsBroken !== null)
    throw new Refusal('identity.audit-broken', { count: broken })
}

const version = (root: string): string =>
  (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version

async function listen(
  fastify: { listen: (at: { host: string; port: number }) => Promise<string> },
  { host, port }: Settings,
) {
  const address = await fastify
    .listen({ host, port })
    .catch((cause: unknown) => refuseAddress(host, port, cause))
  console.log(`融衡已就绪 / Rongheng is ready: ${address}`)
}

async function tryAddress({ host, port }: Settings): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', fail)
    probe.listen({ host, port }, () => probe.close(() => done()))
  }).catch((cause: unknown) => refuseAddress(host, port, cause))
}

function refuseAddress(host: string, port: number, cause: unknown): never {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') throw new Refusal('kernel.port-in-use', { port })
  throw new Refusal('kernel.cannot-listen', { host, port, why: message })
}

/** Ends what was begun, in reverse, each within its time; a second signal does not wait. */
async function end(endings: Ending): Promise<void> {
  for (let one = endings.pop(); one; one = endings.pop())
    await Promise.race([
      Promise.resolve(one()).catch((cause: unknown) => console.error(cause)),
      new Promise((done) => setTimeout(done, 45_000).unref()),
    ])
}

const language = /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'zh-CN'

const inOwnWords = (zh: string, en: string): string => (language === 'en' ? en : zh)

/** What went wrong, in one sentence when it is something people can mend. */
function explain(cause: unknown): string {
  if (cause instanceof Refusal) return say(allWords, language, cause.code, cause.facts)
  if (cause instanceof Error && ['RulebookError', 'SettingsError'].includes(cause.name)) return cause.message
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}

/** Runs the program until it is told to stop. @returns its exit code */
async function run(): Promise<number> {
  const endings: Ending = []
  const told = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop())
    // The command line holds our stdin while it needs us; its end is the order to stop.
    if (process.argv.includes('--control')) process.stdin.resume().once('end', stop).once('close', stop)
  })
  try {
    const settings = readSettings(process.env, process.argv.slice(2))
    await main(settings, endings)
    if (settings.mode === 'serve' || settings.mode === 'control') await told
    return 0
  } catch (cause) {
    console.error(explain(cause))
    return 1
  } finally {
    await end(endings)
  }
}

process.exitCode = await run()
process.exit()
