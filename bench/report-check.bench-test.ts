import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spent } from './process-tree.ts'
import { charactersOf, longReport, nthReport, wordFile } from './report-files.ts'

const REPORTS = 500
const CHARACTERS = 130_000
const command = path.join(import.meta.dirname, '../bin/rongheng.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'rongheng-bench-'))
// What is stale is built before the first command runs.
beforeAll(() => spent([command, '--help']))
afterAll(() => rmSync(folder, { recursive: true }))

/** The command as people run it, start of the program and reading of the files included. */
async function checked(what: string, place: string) {
  const run = await spent([command, 'check', place, '--json'])
  console.log(
    `${what}: ${run.seconds.toFixed(1)} s, CPU ${run.cpuSeconds.toFixed(1)} s, all processes together at most ${run.peakMb.toFixed(0)} MB, load ${loadavg()[0]?.toFixed(1)}`,
  )
  return JSON.parse(run.output) as unknown
}

test(`${CHARACTERS} characters in one Word file`, async () => {
  const { blocks } = longReport(CHARACTERS)
  const file = path.join(folder, 'long.docx')
  writeFileSync(file, wordFile(blocks))
  for (const _ of [1, 2, 3])
    expect(await checked(`${charactersOf(blocks)} characters`, file)).toHaveProperty('counts')
})

test(`a folder of ${REPORTS} reports, no two alike`, { timeout: 600_000 }, async () => {
  const reports = path.join(folder, 'reports')
  mkdirSync(reports)
  let characters = 0
  for (let n = 0; n < REPORTS; n++) {
    const blocks = nthReport(n)
    characters += charactersOf(blocks)
    writeFileSync(path.join(reports, `${n}.docx`), wordFile(blocks))
  }
  const done = await checked(`${REPORTS} reports of ${Math.round(characters / REPORTS)} characters`, reports)
  expect(done).toMatchObject({ reports: { length: REPORTS } })
})
