import { spawn, type ChildProcess } from 'node:child_process'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { controlAddress } from '@rongheng/storage/control-address'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { Refusal } from '@rongheng/core/kernel/refusal'

/** The server could not be started for this command; it said why itself. */
export class ServerDidNotStart extends Error {}

// As `npm start` does: a server that watches makes much that lives shortly, and needs no 16 MB to put it in.
const FLAGS = ['--max-semi-space-size=2']

/** The server as the command line sees it: the one that runs, or one started for this command and stopped after it. */
export class ServerProcess {
  readonly root: string
  readonly dataDir: string
  #child: ChildProcess | null = null
  #known = false

  constructor(root: string, dataDir: string) {
    this.root = root
    this.dataDir = dataDir
  }

  /** Whether a server of this data directory answers. */
  async isRunning(): Promise<boolean> {
    try {
      const answer = await this.#send('GET', '/healthz', {}, null)
      answer.resume()
      return true
    } catch {
      return false
    }
  }

  /** Sends one request over the control socket; the answer comes as a stream. Starts a server when none runs. */
  async request(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    body: Uint8Array | string | null = null,
  ): Promise<http.IncomingMessage> {
    await this.#ready()
    return this.#send(method, url, headers, body)
  }

  /** Runs the server bundle with our own terminal until it ends. @returns its exit code */
  foreground(args: readonly string[]): Promise<number> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [...FLAGS, this.bundle(), ...args], { stdio: 'inherit' })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
    })
  }

  /** Stops the server that was started for this command. One that ran before goes on. */
  async end(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    child.stdin?.end()
    await gone
  }

  /** The server's bundled entry. */
  bundle = (): string => path.join(this.root, 'dist', 'app', 'server.mjs')

  async #ready(): Promise<void> {
    if (this.#known) return
    this.#refuseStrangePlace()
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 })
    if (!(await this.isRunning())) await this.#start()
    this.#known = true
  }

  /** A place that was never used is most likely a mistaken DATA_DIR: a daily backup of nothing would look like a good one. */
  #refuseStrangePlace(): void {
    const where = this.dataDir
    try {
      accessSync(process.env['DATABASE_URL'] ? where : path.join(where, 'postgres-password'), constants.R_OK)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EACCES') throw new Refusal('kernel.not-yours', { where })
      if (!process.env['DATABASE_URL']) throw new Refusal('kernel.nothing-yet', { where })
    }
  }

  async #start(): Promise<void> {
    const child = spawn(process.execPath, [this.bundle(), '--control'], {
      // Its end of stdin tells it to stop, also when we are killed. A group of its own: Ctrl-C is for us to pass on.
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
    })
    this.#child = child
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-5_000)))
    child.stdin?.on('error', () => {})
    const ended = () => child.exitCode !== null || child.signalCode !== null
    child.once('error', (error) => (said = error.message))
    while (!ended()) {
      if (await this.isRunning()) return
      await new Promise((done) => setTimeout(done, 30))
    }
    await new Promise((done) => setTimeout(done, 50)) // the rest of what it said
    throw new ServerDidNotStart(said.trim())
  }

  #send(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array | string | null,
  ): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = http.request({
        socketPath: controlAddress(this.dataDir),
        method,
        path: url,
        headers: {
          'x-os-user': os.userInfo().username,
          ...headers,
          ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
        agent: false,
      })
      request.once('response', resolve)
      request.once('error', (cause) => reject(new Refusal('kernel.server-gone', { why: cause.message })))
      request.end(body ?? undefined)
    })
  }
}

/** The whole body of an answer. */
export async function bodyOf(answer: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
