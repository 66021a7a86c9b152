// `npm test`: installs what is missing, runs every check and every test, and ends with "N passed, N failed".
import './oldest-node.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { install } from './install.mjs'
import { prepareMachine } from './test-machine.mjs'
import { startPostgres15 } from './test-postgres.mjs'

const root = resolve(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'rongheng-test-'))
const sharedIsThere = existsSync(join(root, '../shared'))
const startedAt = Date.now()
const STEP_LIMIT_MS = 25 * 60_000
let passed = 0
let failed = 0

/** Runs a program of node_modules or tools to its end; its output is kept, and shown only when something failed. */
function run(script, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    running = child
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        output = (output + text).slice(-60_000)
      })
    }
    const timer = setTimeout(() => {
      output += `\nstopped after ${STEP_LIMIT_MS / 60_000} minutes\n`
      void end(child)
    }, STEP_LIMIT_MS)
    child.once('exit', (code) => {
      clearTimeout(timer)
      running = null
      // The step may have left children of its own holding the pipes.
      setTimeout(() => done({ ok: code === 0, output }), 200)
    })
  })
}

let running = null
/** The server of the last but one step, while it runs. */
let postgres15 = null

/** Ends a step with all it began: its servers stop in order, and what has not ended after 20 s is killed. */
async function end(child) {
  const signal = (name) => {
    try {
      if (process.platform === 'win32') child.kill()
      else process.kill(-child.pid, name)
    } catch {
      // already gone
    }
  }
  const gone = new Promise((done) => child.once('exit', done))
  signal('SIGTERM')
  await Promise.race([gone, new Promise((done) => setTimeout(done, 20_000))])
  signal('SIGKILL')
}

function report(name, since, good, bad, output) {
  passed += good
  failed += bad
  const seconds = ((Date.now() - since) / 1000).toFixed(1)
  console.log(
    `${bad > 0 ? '✗' : '✓'} ${name}: ${good} passed${bad > 0 ? `, ${bad} failed` : ''} (${seconds} s)`,
  )
  if (bad > 0) console.log(output.trimEnd().split('\n').slice(-250).join('\n'))
}

/** A check that is one thing: it passes or it fails. */
async function check(name, script, args = [], env = {}) {
  const since = Date.now()
  const { ok, output } = await run(script, args, env)
  report(name, since, ok ? 1 : 0, ok ? 0 : 1, output)
  return ok
}

/** A test may be skipped only when it reads ../shared, says so in its name, and ../shared is not there. */
const mayBeSkipped = (test) => !sharedIsThere && test.fullName.includes('../shared')

/** Runs vitest and counts its test cases. A skipped test is a failed one. */
async function tests(name, args, env = {}) {
  const since = Date.now()
  const file = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const { ok, output } = await run('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args], env)
  let good = 0
  const bad = []
  if (existsSync(file)) {
    for (const suite of JSON.parse(readFileSync(file, 'utf8')).testResults) {
      if (suite.status === 'failed' && suite.assertionResults.length === 0)
        bad.push(`${suite.name}: ${suite.message}`)
      for (const test of suite.assertionResults) {
        if (test.status === 'passed') good += 1
        else if (test.status === 'failed' || !mayBeSkipped(test)) bad.push(`${test.status}: ${test.fullName}`)
      }
    }
  }
  if (good + bad.length === 0) bad.push('no test ran')
  if (!ok && bad.length === 0) bad.push('vitest ended with an error outside of the tests')
  report(name, since, good, bad.length, `${output}\n${bad.join('\n')}`)
}

function finish() {
  rmSync(scratch, { recursive: true, force: true })
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(`${Math.floor(seconds / 60)} min ${seconds % 60} s`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}

let interrupted = false
async function interrupt() {
  if (interrupted) return
  interrupted = true
  failed += 1
  console.log('interrupted; stopping what was started …')
  if (running) await end(running)
  await postgres15?.stop()
  finish()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupt())

try {
  install(root)
  prepareMachine()
} catch (cause) {
  console.log(cause.message)
  failed += 1
  finish()
}

await check('format', 'node_modules/@biomejs/biome/bin/biome', ['format', '.'])
await check('types', 'node_modules/typescript/bin/tsc', ['-b'])
await check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings'])
await check('canaries of lint and types', 'tools/check-canaries.mjs')
await check('import rules and their canaries', 'tools/check-imports.mjs')
await check('documents', 'tools/check-docs.mjs')
await check('list of rules of the report check', 'tools/report-check-doc.mjs', ['--check'])
await check('nothing unused', 'node_modules/knip/bin/knip.js', ['--no-progress'])
await check('build', 'tools/build.mjs')
for (const file of readdirSync(join(root, 'tools')).filter((f) => /^check-(size|chrome90)[.]mjs$/.test(f)))
  await check(file.replace(/^check-|[.]mjs$/g, '').replaceAll('-', ' '), join('tools', file))

await tests('rules, storage, use cases and pages', [])
// Left out where the clock is far off: what judges thousands of altered texts or asks the validator of office files. The same
// functions read the same dates in the tests that stay, an example of every rule and the real report among them.
const zoneFree = [
  'packages/core/src/report/check/**/{mutations,phrasings,right-reports,word-pattern}.test.ts',
  'test/golden/office-faults.test.ts',
]
await tests(
  'rules under a far time zone',
  ['packages/core', 'test/golden', ...zoneFree.flatMap((f) => ['--exclude', f])],
  { TZ: 'Pacific/Kiritimati' },
)
const since = Date.now()
try {
  postgres15 = await startPostgres15()
  await tests(
    'storage and use cases on PostgreSQL 15',
    // The processes of agents have no database; what they send is taken by use cases that run here.
    ['--project', 'node', 'packages/storage', 'packages/server', '--exclude', '**/agent-process.test.ts'],
    {
      DATABASE_URL: postgres15.url,
    },
  )
  await postgres15.stop()
} catch (cause) {
  report('PostgreSQL 15', since, 0, 1, String(cause))
}
if (existsSync(join(root, 'test/e2e/vitest.config.ts')))
  await tests('browser', ['--config', 'test/e2e/vitest.config.ts'])
finish()
