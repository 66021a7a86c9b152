import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestServer, worktreeOf } from './test-server.ts'

/** Before all test files: a PostgreSQL for them. After all: its databases dropped, and it stopped. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env['RONGHENG_TEST_RUN'] = `${process.pid}_${Date.now().toString(36)}`
  const server = await startTestServer(worktreeOf(path.dirname(fileURLToPath(import.meta.url))))
  process.env['RONGHENG_TEST_SERVER'] = server.url
  return server.end
}
