import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The built program as a user starts it, with a data directory of its own. */
export type Program = {
  readonly url: string
  readonly dataDir: string
  /** User name → one-time password, as the first start printed them. */
  readonly passwords: ReadonlyMap<string, string>
  readonly stop: () => Promise<void>
}

/** Starts the built server on an empty data directory and waits until it says that it is ready. */
export async function startProgram(args: readonly string[] = []): Promise<Program> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rongheng-e2e-'))
  const port = await freePort()
  const server = spawn(process.execPath, [path.join(root, 'dist/app/server.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await ended(server)
    // For root the database lies elsewhere, and the data directory says where.
    const elsewhere = path.join(dataDir, 'postgres-lies-in')
    if (existsSync(elsewhere))
      rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const printed = await ready(server)
    const passwords = new Map<string, string>()
    for (const [, name, password] of printed.matchAll(/^ {2}(\S+) +(\S{4}-\S{4}-\S{4}-\S{4}) /gm))
      if (name && password) passwords.set(name, password)
    return { url: `http://127.0.0.1:${port}`, dataDir, passwords, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

function ready(server: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after 90 s: ${printed}`)), 90_000)
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', (text: string) => {
        printed += text
        if (printed.includes('Rongheng is ready')) {
          clearTimeout(timer)
          resolve(printed)
        }
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
