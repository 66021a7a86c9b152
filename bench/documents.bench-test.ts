import { rmSync } from 'node:fs'
import { childDocumentReader } from '@rongheng/adapters/files/child-document-reader'
import { readDocumentHere } from '@rongheng/adapters/files/read-document'
import { bundledChild } from '@rongheng/adapters/files/testing'
import { docxOf, p, tbl, tc } from '@rongheng/adapters/files/testing-docx'
import { broken, oldWorkbook, opened, type Sample, wholeFiles } from '@rongheng/adapters/files/testing-fuzz'
import { grid, pdfOf, type TestPage } from '@rongheng/adapters/files/testing-pdf'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { checkHere } from '@rongheng/core/report/check/report-checker'
import { libreOffice } from '@rongheng/adapters/render/libre-office'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../test/fixtures/report-check.ts'

const FILES = 2_000
/** Old workbooks among them. */
const IN_CHILD = 100
const CHARACTERS = 130_000
let entry = ''
beforeAll(async () => {
  entry = await bundledChild('read-document')
})
afterAll(() => rmSync(entry))

const sentence = (i: number) =>
  `第${i}项工作按计划推进，全年预算安排${(i * 3.17).toFixed(2)}万元，实际支出${(i * 2.9).toFixed(2)}万元，各科室按制度执行，完成年度目标。`

/** A report as Word files hold it: paragraphs, and a table of thirty rows after every fortieth. */
function longDocx(): Sample {
  let body = ''
  for (let i = 0, characters = 0; characters < CHARACTERS; i++) {
    const text = sentence(i).repeat(1 + (i % 4))
    const rows = Array.from({ length: 30 }, (_, r) => [0, 1, 2, 3, 4].map((c) => `指标${r}.${c}`))
    body += p(text) + (i % 40 === 39 ? tbl(...rows.map((row) => row.map((cell) => tc(cell)))) : '')
    characters += text.length + (i % 40 === 39 ? 750 : 0)
  }
  return { name: '长.docx', bytes: docxOf(body) }
}

/** The same on pages: 34 lines of 36 characters, or a table, each line a text of its own. */
function longPdf(): Sample {
  const pages: TestPage[] = []
  const ys = Array.from({ length: 25 }, (_, r) => 100 + r * 24)
  for (let n = 0; n < CHARACTERS / 1_100; n++) {
    const lines = Array.from({ length: 34 }, (_, i) => sentence(n * 34 + i).slice(0, 36))
    pages.push(
      n % 8 === 7
        ? {
            lines: grid([60, 160, 260, 360, 460], ys) ?? [],
            texts: ys
              .slice(1)
              .flatMap((y) => [70, 170, 270, 370].map((x) => [x, y - 8, `指标${y}`] as const)),
          }
        : { texts: lines.map((line, i) => [60, 80 + i * 20, line] as const) },
    )
  }
  return { name: '长.pdf', bytes: pdfOf(...pages) }
}

test.each([longDocx, longPdf])('%o: 130,000 characters', async (make) => {
  const { name, bytes } = make()
  const read = async (what: string, work: () => ReturnType<typeof readDocumentHere>) => {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const { blocks } = await work()
    const used = process.cpuUsage(cpu)
    const characters = blocks.reduce(
      (sum, b) => sum + (b.kind === 'paragraph' ? b.text : b.cells.map((c) => c.text).join('')).length,
      0,
    )
    const ms = (performance.now() - start).toFixed(0)
    console.log(
      `${name} ${what}: ${characters} characters in ${ms} ms, ${((used.user + used.system) / 1_000).toFixed(0)} ms of CPU here`,
    )
  }
  const office = libreOffice()
  await read('the first here', () => readDocumentHere(name, bytes))
  await read('the next here', () => readDocumentHere(name, bytes))
  await read('in a process of its own', () =>
    childDocumentReader({ entry }, office)((work) => work.read(name, bytes)),
  )
})

/** What is read of a broken file is checked as any report is. */
const { lastYear: _, ...context } = bareContext
const book = { lastYear: null, rules: checkRules, words: reportWords, context }

test(`${FILES - IN_CHILD} broken files`, async () => {
  const whole = wholeFiles()
  const came = new Map<string, number>()
  let longest = 0
  for (let n = 0; n < FILES - IN_CHILD; n++) {
    const { took, came: what, document } = await opened(await broken(whole, 2, n))
    const since = performance.now()
    if (document) checkHere({ ...book, documents: [document] })
    came.set(what, (came.get(what) ?? 0) + 1)
    longest = Math.max(longest, took, performance.now() - since)
  }
  console.log(`longest ${longest.toFixed(0)} ms`, Object.fromEntries(came))
  expect(longest).toBeLessThan(5_000)
})

test(`${IN_CHILD} of them old workbooks, and some of the others again, in processes of their own`, async () => {
  const workOnReport = childDocumentReader({ entry }, { convert: async () => null })
  const came = new Map<string, number>()
  let longest = 0
  const look = async ({ name, bytes }: Sample) => {
    const start = performance.now()
    const refusal = await workOnReport(({ read }) => read(name, bytes)).then(
      () => null,
      (cause: unknown) => cause,
    )
    longest = Math.max(longest, performance.now() - start)
    if (refusal !== null) expect(refusal).toBeInstanceOf(Refusal)
    const code = refusal instanceof Refusal ? refusal.code : 'read'
    came.set(code, (came.get(code) ?? 0) + 1)
    return code
  }
  for (let n = 0; n < IN_CHILD; n++) await look(await broken([oldWorkbook()], 2, n))
  const whole = wholeFiles()
  for (let n = 0; n < 30; n++) expect(await look(await broken(whole, 2, n))).not.toBe('report.file-too-heavy')
  console.log(`longest ${longest.toFixed(0)} ms, start of the process included`, Object.fromEntries(came))
})
