import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { centerId, exampleUnits } from '@rongheng/core/example/center'
import type { Instant } from '@rongheng/core/kernel/time'
import { keepSims } from '@rongheng/storage/example/sims'
import { addUnit } from '@rongheng/storage/identity/units'
import { testDb } from '@rongheng/storage/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { makeFirstAdmin } from '../identity/first-admin.ts'
import { shippedRulebook, testCtx } from '../testing.ts'
import { removeExample } from './remove.ts'
import { runSims } from './run-sims.ts'

const folder = mkdtempSync(join(tmpdir(), 'rongheng-run-sims-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const entry = join(folder, 'sims.mjs')
const marks = join(folder, 'running')
// Leaves a mark while it runs, and ends as the simulators do.
writeFileSync(
  entry,
  `import { rmSync, writeFileSync } from 'node:fs'
writeFileSync(${JSON.stringify(marks)}, process.argv.slice(2).join(' '))
process.stdin.resume().once('end', () => { rmSync(${JSON.stringify(marks)}, { force: true }); process.exit() })`,
)
const running = (): Promise<string | null> => readFile(marks, 'utf8').catch(() => null)
const until = async (wanted: string | null) => {
  for (let i = 0; i < 100 && (await running()) !== wanted; i++) await new Promise((d) => setTimeout(d, 50))
  expect(await running()).toBe(wanted)
}
let stop = () => Promise.resolve()
afterEach(() => stop())
const log = { warn: () => {} }

test('they run while the example is there, with its ports and its beginning, and end when it is removed', async () => {
  const db = await testDb()
  const admin = testCtx(db, {
    permissions: ['example.remove'],
    unitIds: ['unt_root'],
    ports: { rulebook: await shippedRulebook() },
  })
  await makeFirstAdmin(admin)
  stop = runSims({ db, entry, log, lookMs: 50 })
  await new Promise((done) => setTimeout(done, 300))
  expect(await running()).toBeNull()
  await admin.transaction(async (tx) => {
    for (const unit of exampleUnits) await addUnit(tx, unit)
    await keepSims(tx, { unitId: centerId, firstPort: 27_100, begunAt: 1_781_488_800_000 as Instant })
  })
  await until('27100 1781488800000')
  await removeExample(admin)
  await until(null)
})

test('they end with the server', async () => {
  const db = await testDb()
  await testCtx(db).transaction((tx) =>
    keepSims(tx, { unitId: centerId, firstPort: 27_132, begunAt: 1 as Instant }),
  )
  stop = runSims({ db, entry, log, lookMs: 50 })
  await until('27132 1')
  await stop()
  expect(await running()).toBeNull()
})

test('where they were not built, nothing is run', async () => {
  stop = runSims({ db: await testDb(), entry: join(folder, 'nowhere.mjs'), log, lookMs: 50 })
  await stop()
  expect(await running()).toBeNull()
})
