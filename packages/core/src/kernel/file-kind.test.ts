import { expect, test } from 'vitest'
import { beginsAsNamed, fileMediaType } from './file-kind.ts'

const bytes = (text: string) => new Uint8Array([...text].map((c) => c.charCodeAt(0)))

test.each([
  ['验收单.pdf', '%PDF-1.7', true],
  ['验收单.PDF', '%PDF-1.4', true],
  ['验收单.pdf', 'MZ\u0090', false], // a renamed program
  ['截图.png', '\u0089PNG', true],
  ['截图.png', '\u00ff\u00d8\u00ff', false], // a jpeg under another ending
  ['台账.xlsx', 'PK\u0003\u0004', true],
  ['台账.xls', '<html>', true], // the HTML that treasury systems call .xls
  ['记录.txt', '第40周', true],
  ['旧稿.wps', '\u00d0\u00cf\u0011\u00e0', true],
])('%s that begins with %j: %s', (name, start, fits) => {
  expect(beginsAsNamed(name, bytes(start))).toBe(fits)
})

test('what is taken is judged by the ending, whatever its case', () => {
  expect(fileMediaType('验收单.PDF')).toBe('application/pdf')
  expect(fileMediaType('程序.exe')).toBeNull()
  expect(fileMediaType('没有后缀')).toBeNull()
})
