import { readFileSync, rmSync } from 'node:fs'
import { childDocumentReader } from '@rongheng/adapters/files/child-document-reader'
import { bundledChild } from '@rongheng/adapters/files/testing'
import { docxOf, p, tbl, tc } from '@rongheng/adapters/files/testing-docx'
import { checkHere, type CheckJob } from '@rongheng/core/report/check/report-checker'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../test/fixtures/report-check.ts'
import { exampleReport } from '../test/fixtures/report-mutations.ts'

const REPORTS = 500
const CHARACTERS = 130_000
let entry = ''
beforeAll(async () => {
  entry = await bundledChild('read-document')
})
afterAll(() => rmSync(entry))

const { lastYear: _, ...context } = bareContext
const jobOf = (documents: readonly ReadDocument[]): CheckJob => ({
  documents,
  lastYear: null,
  rules: checkRules,
  words: reportWords,
  context,
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** One of the example's reports as a Word file, its numbers a little different each time. */
function docx(i: number): Uint8Array {
  const report = exampleReport(['mof-2020', 'self-summary', 'mof-2011'][i % 3] as string)
  const body = report.blocks.map((block) => {
    if (block.kind === 'paragraph')
      return p(escaped(block.text).replaceAll('98.90', (90 + (i % 90) / 10).toFixed(2)))
    const rows = new Map<number, string[]>()
    for (const cell of block.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
    return tbl(...[...rows.values()].map((row) => row.map((text) => tc(p(escaped(text))))))
  })
  return docxOf(body.join(''))
}

const rssMb = (pid: number | string = 'self') =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

test('500 reports as Word files, two at once', { timeout: 600_000 }, async () => {
  const reader = childDocumentReader({ entry }, { convert: async () => null })
  const files = Array.from({ length: 12 }, (_unused, i) => docx(i))
  const started = performance.now()
  let next = 0
  let findings = 0
  let peak = 0
  const work = async () => {
    while (next < REPORTS) {
      const bytes = files[next++ % files.length] as Uint8Array
      const document = await reader.read('报告.docx', bytes)
      findings += (await reader.check(jobOf([document]))).findings.length
      peak = Math.max(peak, rssMb())
    }
  }
  await Promise.all([work(), work()])
  console.log(
    `${REPORTS} reports: ${((performance.now() - started) / 1000).toFixed(1)} s, ${findings} findings, this process at most ${peak.toFixed(0)} MB`,
  )
  expect(findings).toBeGreaterThan(0)
})

test('130,000 characters', async () => {
  const base = exampleReport('mof-2020')
  const length = base.blocks.reduce(
    (sum, b) =>
      sum + (b.kind === 'paragraph' ? b.text.length : b.cells.reduce((n, c) => n + c.text.length, 0)),
    0,
  )
  const times = Math.ceil(CHARACTERS / length)
  const long = { ...base, blocks: Array.from({ length: times }, () => base.blocks).flat() }
  const job = jobOf([long])
  checkHere(job)
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const { findings } = checkHere(job)
  const used = process.cpuUsage(cpu)
  console.log(
    `${times * length} characters: ${((performance.now() - started) / 1000).toFixed(2)} s, CPU ${((used.user + used.system) / 1e6).toFixed(2)} s, ${findings.length} findings`,
  )
  expect(findings.length).toBeGreaterThan(0)
})
