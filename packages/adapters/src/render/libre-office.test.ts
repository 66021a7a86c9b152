import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReportModel } from '@rongheng/core/report/model'
import { expect, test } from 'vitest'
import { libreOffice } from './libre-office.ts'
import { reportRenderer } from './report-renderer.ts'
import { docxText } from './testing-docx.ts'

const office = libreOffice()
const program = await office.program()
const letters = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁'

/** Letters enough for three pages, in one paragraph, so that every line but the first is full. */
const model: ReportModel = {
  outlineId: 'mof-2020',
  outlineChecksum: '',
  title: '项目支出绩效评价报告',
  subtitle: '版面',
  unitName: '示例区融媒体中心',
  projectCode: '',
  year: 2023,
  parts: [
    {
      key: 'a',
      heading: '',
      state: 'done',
      blocks: [{ kind: 'paragraph', pieces: [{ text: letters.repeat(70) }] }],
    },
  ],
  attachments: [],
  author: '',
  signedOn: null,
  edition: null,
}

const measurable = program !== null && spawnSync('pdftotext', ['-v']).status === 0

// LibreOffice is optional for the program, so it is for its tests: without it there are no pages to measure. The
// arithmetic of the grid is tested in render.test.ts on every machine.
if (measurable)
  test('LibreOffice shows 22 lines of 28 characters with a font of full-width metrics', async () => {
    const made = await office.toPdf(await reportRenderer().docx(model, { code: null }))
    if (!('pdf' in made)) throw new Error(made.failed)
    const file = join(mkdtempSync(join(tmpdir(), 'rongheng-pages-')), 'report.pdf')
    writeFileSync(file, made.pdf)
    const page = execFileSync('pdftotext', ['-f', '2', '-l', '2', '-layout', file, '-'], { encoding: 'utf8' })
    const lines = page
      .split('\n')
      .map((line) => line.replace(/\s/g, ''))
      .filter((line) => /^[天-黄]|[一-龥]{20}/.test(line))
    const full = lines.filter((line) => !line.includes('草稿'))
    expect(full).toHaveLength(22)
    expect(new Set(full.map((line) => [...line].length))).toEqual(new Set([28]))
  }, 90_000)

test('what is no document gives a reason instead of a PDF', async () => {
  const made = await libreOffice(['/nowhere/soffice']).toPdf(new Uint8Array())
  expect(made).toHaveProperty('failed')
  expect(await libreOffice(['/nowhere/soffice']).program()).toBeNull()
})

test.runIf(program !== null)(
  'a file of an old format becomes a .docx; without a program there is no answer',
  async () => {
    // Rich text, as many files named .doc are.
    const old = Buffer.from('{\\rtf1\\ansi\\uc0 \\u25903\\u20986 46.95}', 'latin1')
    const made = await office.convert(old, 'doc', 'docx')
    expect(made).toMatchObject({ bytes: expect.any(Uint8Array) })
    if (made && 'bytes' in made) expect(docxText(made.bytes)).toContain('支出46.95')
    expect(await libreOffice(['no-such-program']).convert(old, 'doc', 'docx')).toBeNull()
  },
)
