import { rmSync } from 'node:fs'
import type { OfficeConverter } from '@rongheng/core/report/ports'
import type { Instant } from '@rongheng/core/kernel/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportWork } from '@rongheng/core/report/check/document-reader'
import { childDocumentReader } from './child-document-reader.ts'
import type { ChildLimits } from './child-runner.ts'
import { bundledChild } from './testing.ts'
import { docxOf, p } from './testing-docx.ts'
import { pdfOf } from './testing-pdf.ts'

let entry: string
beforeAll(async () => {
  entry = await bundledChild('read-document')
})
afterAll(() => rmSync(entry))

const none: OfficeConverter = { convert: async () => null }
/** The work on reports, each call of it a report of its own. */
function works(limits: Partial<ChildLimits> = {}, office = none): Pick<ReportWork, 'read' | 'placeComments'> {
  const workOnReport = childDocumentReader({ entry, ...limits }, office)
  return {
    read: (...given) => workOnReport(({ read }) => read(...given)),
    placeComments: (...given) => workOnReport(({ placeComments }) => placeComments(...given)),
  }
}
const old = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('WordDocument', 'utf16le'),
])

const long = docxOf(Array.from({ length: 30_000 }, (_, i) => p(`${i}${'字'.repeat(200)}`)).join(''))

test.each([
  ['报告.docx', docxOf(p('支出46.95万元。'))],
  ['报告.pdf', pdfOf({ texts: [[60, 300, '支出46.95万元。']] })],
  ['报告.txt', Buffer.from('支出46.95万元。')],
])('a process of its own reads %s', async (name, bytes) => {
  const document = await works().read(name, bytes)
  expect(document).toMatchObject({ name, blocks: [{ text: '支出46.95万元。' }] })
})

test('comments are written there too', async () => {
  const place = { file: 0, block: 0, cell: null, from: 0, to: 1 }
  const comments = [{ place, text: '错', author: '报告体检', at: 0 as Instant }]
  const { read, placeComments } = works()
  const made = await placeComments('a.docx', docxOf(p('文字')), comments)
  expect(Buffer.from(made).includes('word/comments.xml')).toBe(true)
  expect((await read('a.docx', made)).blocks).toMatchObject([{ text: '文字' }])
})

test('a refusal arrives with the name of the file; a file that is too heavy ends only the child', async () => {
  await expect(works({}).read('坏.docx', docxOf('<w:p>'))).rejects.toMatchObject({
    code: 'report.file-damaged',
    facts: { name: '坏.docx' },
  })
  await expect(works({ heapMb: 14 }).read('重.docx', long)).rejects.toMatchObject({
    code: 'report.file-too-heavy',
  })
  await expect(works({ silenceMs: 1 }).read('慢.docx', docxOf(p('文')))).rejects.toMatchObject({
    code: 'report.file-too-heavy',
  })
})

test('an old Word file goes through the office program, or is refused where there is none or it fails', async () => {
  const asked: string[] = []
  const office: OfficeConverter = {
    convert: async (_, from, to) => {
      asked.push(`${from} ${to}`)
      return { bytes: docxOf(p('旧文件')) }
    },
  }
  const document = await works({}, office).read('旧.doc', old)
  expect(document).toMatchObject({ name: '旧.doc', format: 'docx', blocks: [{ text: '旧文件' }] })
  await works({}, office).placeComments('旧.doc', old, [])
  expect(asked).toEqual(['doc docx', 'doc docx'])
  await expect(works().read('旧.doc', old)).rejects.toMatchObject({
    code: 'report.file-needs-office',
  })
  const failing: OfficeConverter = { convert: async () => ({ failed: '60 s' }) }
  await expect(works({}, failing).read('旧.doc', old)).rejects.toMatchObject({
    code: 'report.file-damaged',
  })
})

describe('a process that is lent more than once', () => {
  const text = (name: string) => [name, docxOf(p(name))] as const

  test('reads one report after the other, and a file that ends it harms no other', async () => {
    const { read } = works({ loans: 10, heapMb: 14 })
    expect((await read(...text('一.docx'))).blocks).toMatchObject([{ text: '一.docx' }])
    await expect(read('重.docx', long)).rejects.toMatchObject({ code: 'report.file-too-heavy' })
    expect((await read(...text('二.docx'))).blocks).toMatchObject([{ text: '二.docx' }])
  })

  test('is one for several files of a report, of which one may end it', async () => {
    const workOnReport = childDocumentReader({ entry, heapMb: 14 }, none)
    await workOnReport(async ({ read }) => {
      await read(...text('一.docx'))
      await expect(read('重.docx', long)).rejects.toMatchObject({ code: 'report.file-too-heavy' })
      expect((await read(...text('二.docx'))).blocks).toMatchObject([{ text: '二.docx' }])
    })
  })

  test('is two when two reports are under way', async () => {
    const { read } = works({ loans: 10 })
    const both = await Promise.all(['一.docx', '二.docx'].map((name) => read(...text(name))))
    expect(both.map(({ name }) => name)).toEqual(['一.docx', '二.docx'])
  })
})
