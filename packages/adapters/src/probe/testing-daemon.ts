import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { endLater, until } from './testing-peers.ts'

/** Starts a server program for the tests of a file, and waits until it is ready; it ends with the other peers. */
export async function daemon(
  program: string,
  args: readonly string[],
  ready: () => Promise<boolean> | boolean,
  options: { readonly cwd?: string; readonly uid?: number; readonly gid?: number } = {},
): Promise<ChildProcess> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    ...options,
  })
  let said = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4_000)
    })
  child.once('exit', () => {
    ended = true
  })
  child.once('error', (cause) => {
    said += cause.message
    ended = true
  })
  endLater(() => child.kill('SIGKILL'))
  await until(async () => {
    if (ended) throw new Error(`${program} has ended: ${said}`)
    return await ready()
  })
  return child
}

/** An account without rights, for servers that do not run as root; nothing when the tests are not root themselves. */
export function plainAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid, gid] = (lines.find((line) => line.startsWith('postgres:')) ?? '').split(':').map(Number)
  return uid === undefined || gid === undefined ? {} : { uid, gid }
}
