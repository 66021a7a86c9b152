import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestServer, worktreeOf } from './test-server.ts'

/** Before all test files: a PostgreSQL for them. After all: its databases dropped, and it stopped. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env['RONGHENG_TEST_RUN'] = `${process.pid}_${Date.now().toString(36)}`
  const starting = startTestServer(worktreeOf(path.dirname(fileURLToPath(import.meta.url))))
  // What tests put into the temporary folder goes with the run.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rongheng-run-'))
  const end = async () => {
    await (await starting).end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  // An interrupted run calls nobody, and its server would stay: vitest's own listeners leave at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal)
    process.once(signal, () => void end().finally(() => process.exit(1)))
  }
  const server = await starting
  process.env['RONGHENG_TEST_SERVER'] = server.url
  // Test servers run as an unprivileged user when we are root; they have to get through.
  chmodSync(folder, 0o711)
  process.env['TMPDIR'] = folder
  return end
}
