import { readZip, writeZip } from './zip.ts'
import { reportRenderer } from './report-renderer.ts'
import type { ReportModel } from '@rongheng/core/report/model'
import { expect, test } from 'vitest'
import { docxFaults } from './testing-docx.ts'

const model: ReportModel = {
  outlineId: '',
  outlineChecksum: '',
  title: '报告',
  subtitle: '项目',
  unitName: '单位',
  projectCode: '',
  year: 2023,
  parts: [{ key: 'a', heading: '', state: 'done', blocks: [{ kind: 'signatures', boxes: ['甲', '乙'] }] }],
  attachments: [],
  author: '',
  signedOn: null,
  edition: null,
}

// The check must bite: each of these breaks a sound document in one place.
test.each([
  ['elements in the wrong order', /(<w:spacing[^>]*\/>)(<w:jc[^>]*\/>)/, '$2$1'],
  ['a row that lacks a cell', /<w:tc>.*?<\/w:tc>/, ''],
  ['a cell without a paragraph', /(<w:tc><w:tcPr>.*?<\/w:tcPr>).*?(<\/w:tc>)/, '$1$2'],
  ['an element nobody knows', /<w:body>/, '<w:body><w:foo/>'],
  ['a relationship that is not there', /r:id="rId6"/, 'r:id="rId99"'],
])('%s is found', async (_, pattern, broken) => {
  const sound = Buffer.from(await reportRenderer().docx(model, { code: null }))
  expect(docxFaults(sound)).toEqual([])
  const entries = readZip(sound).map((e) =>
    e.name === 'word/document.xml'
      ? { ...e, bytes: Buffer.from(e.bytes.toString('utf8').replace(pattern, broken)) }
      : e,
  )
  expect(docxFaults(await writeZip(entries))).not.toEqual([])
})
