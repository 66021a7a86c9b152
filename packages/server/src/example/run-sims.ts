import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Db } from '@rongheng/storage/db'
import { exampleSims } from '@rongheng/storage/example/sims'

/** How often it is looked whether the example is still there. */
const LOOK_MS = 5000
const LONGEST_STOP_MS = 2000

/** What the simulators are run with. */
export type SimsDeps = {
  readonly db: Db
  /** The built program of the simulators; without it nothing is simulated. */
  readonly entry: string
  readonly log: { readonly warn: (facts: object, text: string) => void }
  readonly lookMs?: number
}

/**
 * Runs the simulators beside the server for as long as the example center is there. They end with this process, however it
 * ends: they hold on to its end of their standard input.
 *
 * @returns how to stop
 */
export function runSims({ db, entry, log, lookMs = LOOK_MS }: SimsDeps): () => Promise<void> {
  if (!existsSync(entry)) return () => Promise.resolve()
  let child: ChildProcess | null = null
  const look = async () => {
    const sims = await exampleSims(db)
    if (!sims) return end(child)
    if (child && child.exitCode === null && child.signalCode === null) return
    child = begin(entry, [sims.firstPort, sims.begunAt], log)
  }
  let looking: Promise<void> = Promise.resolve()
  const lookOnce = () => {
    // The database may be away for a while; then nothing is known, and nothing changes.
    looking = look().catch(() => {})
  }
  lookOnce()
  const timer = setInterval(lookOnce, lookMs).unref()
  return async () => {
    clearInterval(timer)
    await looking
    await end(child)
  }
}

function begin(entry: string, told: readonly number[], log: SimsDeps['log']): ChildProcess {
  const limits = ['--max-semi-space-size=1', '--max-old-space-size=64']
  const child = spawn(process.execPath, [...limits, entry, ...told.map(String)], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  child.on('error', (err) => log.warn({ err }, 'the simulators of the example center did not start'))
  child.stdin?.on('error', () => {})
  child.stderr?.on('data', (text: Buffer) =>
    log.warn({ said: text.toString().trim().slice(0, 500) }, 'simulators of the example center'),
  )
  return child
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done())
  })
  child.stdin?.end()
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS)
  await ended
  clearTimeout(late)
}
