import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const PATIENCE_MS = 240_000
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The built program as a user starts it, with a data directory of its own. */
export type Program = {
  readonly url: string
  readonly dataDir: string
  /** User name → one-time password, as the first start printed them. */
  readonly passwords: ReadonlyMap<string, string>
  readonly stop: () => Promise<void>
}

/** What a first start leaves behind. */
export type FirstStart = {
  readonly dataDir: string
  readonly passwords: readonly (readonly [string, string])[]
}

declare module 'vitest' {
  interface ProvidedContext {
    example: FirstStart
  }
}

/** Starts the built server with the example center and the year behind it: on a copy, so that nobody else sees what is done to it. */
export async function startProgram(): Promise<Program> {
  const { dataDir, passwords } = inject('example')
  const own = mkdtempSync(path.join(os.tmpdir(), 'rongheng-e2e-'))
  copyData(dataDir, own)
  const { url, stop } = await start(own, [], ready)
  return {
    url,
    dataDir: own,
    passwords: new Map(passwords),
    stop: () => stop().finally(() => removeData(own)),
  }
}

/** Starts the built server on an empty data directory, without the example. */
export async function startEmptyProgram(): Promise<Program> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rongheng-e2e-'))
  const { url, printed, stop } = await start(dataDir, ['--empty'], ready)
  const passwords = new Map(passwordsIn(printed))
  return { url, dataDir, passwords, stop: () => stop().finally(() => removeData(dataDir)) }
}

/** Starts the program for the first time, waits until the year behind the example is filled in, and stops it. */
export async function makeExample(): Promise<FirstStart> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rongheng-e2e-'))
  const { printed, stop } = await start(dataDir, [], (said) => ready(said) && filled(said))
  await stop()
  return { dataDir, passwords: passwordsIn(printed) }
}

const ready = (printed: string) => printed.includes('Rongheng is ready')
const filled = (printed: string) => /"job":"example[.]fill-past".*long job done/.test(printed)

const passwordsIn = (printed: string): (readonly [string, string])[] =>
  [...printed.matchAll(/^ {2}(\S+) +(\S{4}-\S{4}-\S{4}-\S{4}) /gm)].map(([, name = '', password = '']) => [
    name,
    password,
  ])

/** For root the database lies outside of the data directory, which says where. */
const pointerOf = (dataDir: string) => path.join(dataDir, 'postgres-lies-in')
const databaseOf = (dataDir: string) =>
  existsSync(pointerOf(dataDir)) ? readFileSync(pointerOf(dataDir), 'utf8').trim() : null

function copyData(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to])
  const database = databaseOf(from)
  if (database === null) return
  const copy = path.join(path.dirname(database), path.basename(to))
  execFileSync('cp', ['-a', database, copy])
  writeFileSync(path.join(copy, 'belongs-to'), `${to}\n`)
  writeFileSync(pointerOf(to), `${copy}\n`)
}

/** Removes a data directory and the database that belongs to it. */
export function removeData(dataDir: string): void {
  const database = databaseOf(dataDir)
  if (database !== null) rmSync(database, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

async function start(dataDir: string, args: readonly string[], until: (printed: string) => boolean) {
  const port = await freePort()
  const server = spawn(process.execPath, [path.join(root, 'dist/app/server.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const printed = await says(server, until)
    return { url: `http://127.0.0.1:${port}`, printed, stop: () => ended(server) }
  } catch (cause) {
    await ended(server)
    removeData(dataDir)
    throw cause
  }
}

function says(server: ChildProcess, until: (printed: string) => boolean): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not there after ${PATIENCE_MS / 1000} s: ${printed}`)),
      PATIENCE_MS,
    )
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', (text: string) => {
        printed += text
        if (!until(printed)) return
        clearTimeout(timer)
        resolve(printed)
      })
    }
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the program ended with ${code}: ${printed}`))
    })
  })
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const hard = setTimeout(() => server.kill('SIGKILL'), 30_000)
    server.once('exit', () => {
      clearTimeout(hard)
      resolve()
    })
    server.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
