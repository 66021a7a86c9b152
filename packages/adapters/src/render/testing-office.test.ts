import type { ReportModel } from '@rongheng/core/report/model'
import { expect, test } from 'vitest'
import { reportRenderer } from './report-renderer.ts'
import { officeFaults } from './testing-office.ts'
import { readZip, writeZip } from './zip.ts'

const cell = (text: string) => ({ pieces: [{ text }] })
const model: ReportModel = {
  outlineId: '',
  outlineChecksum: '',
  title: '报告',
  subtitle: '项目',
  unitName: '单位',
  projectCode: '',
  year: 2023,
  parts: [{ key: 'a', heading: '', state: 'done', blocks: [{ kind: 'signatures', boxes: ['甲', '乙'] }] }],
  attachments: [
    {
      key: 'self-table',
      title: '表',
      landscape: false,
      blocks: [{ kind: 'table', caption: '', widths: [1, 1], head: [], body: [[cell('甲'), cell('乙')]] }],
    },
  ],
  author: '',
  signedOn: null,
  edition: null,
}
const render = reportRenderer()
const sound = {
  docx: await render.docx(model, { code: null }),
  xlsx: await render.xlsx(model, 'self-table', { code: null }),
}

test('sound files have no fault', async () => {
  expect(await officeFaults(sound.docx, 'docx')).toEqual([])
  expect(await officeFaults(sound.xlsx, 'xlsx')).toEqual([])
}, 60_000)

// The check must bite: each of these breaks a sound file in one place.
test.each([
  ['docx', 'elements in the wrong order', /(<w:spacing[^>]*\/>)(<w:jc[^>]*\/>)/, '$2$1'],
  ['docx', 'a row that lacks a cell', /<w:tc>.*?<\/w:tc>/, ''],
  ['docx', 'a cell without a paragraph', /(<w:tc><w:tcPr>.*?<\/w:tcPr>).*?(<\/w:tc>)/, '$1$2'],
  ['docx', 'an element nobody knows', /<w:body>/, '<w:body><w:foo/>'],
  ['docx', 'a value the schema does not list', /w:lineRule="exact"/, 'w:lineRule="about"'],
  ['docx', 'a relationship that is not there', /r:id="rId6"/, 'r:id="rId99"'],
  ['xlsx', 'parts of a sheet in the wrong order', /(<cols>.*?<\/cols>)(<sheetData>.*?<\/sheetData>)/, '$2$1'],
  ['xlsx', 'a kind of cell that is none', /t="inlineStr"/, 't="words"'],
] as const)(
  'in a %s, %s is found',
  async (format, _, pattern, broken) => {
    const part = format === 'docx' ? 'word/document.xml' : 'xl/worksheets/sheet1.xml'
    const entries = readZip(Buffer.from(sound[format])).map((e) =>
      e.name === part ? { ...e, bytes: Buffer.from(e.bytes.toString('utf8').replace(pattern, broken)) } : e,
    )
    expect(await officeFaults(await writeZip(entries), format)).not.toEqual([])
  },
  60_000,
)
