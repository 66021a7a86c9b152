import type { Block } from '@rongheng/core/report/check/read-document'
import { expect, test } from 'vitest'
import { xlsxOf, zipOf } from '../../../../tools/write-xlsx.mjs'
import { readDocumentHere } from './read-document.ts'
import { docxOf, p } from './testing-docx.ts'
import { gb18030 } from './testing-gb18030.ts'

const shown = (block: Block): string =>
  block.kind === 'paragraph'
    ? `${block.level ?? ''}|${block.autoNumber ?? ''}|${block.text}`
    : block.cells
        .map(
          (c) =>
            `${c.row},${c.column}${c.rows > 1 || c.columns > 1 ? ` ${c.rows}x${c.columns}` : ''} ${c.text}`,
        )
        .join(' / ')
const read = async (name: string, bytes: Uint8Array | string) =>
  (await readDocumentHere(name, Buffer.from(bytes as string))).blocks.map(shown)

test('text is read in UTF-8, with its mark or without, in UTF-16 and in GB18030', async () => {
  const text = '一、基本情况\r\n支出46.95万元。\n\n'
  const expected = ['||一、基本情况', '||支出46.95万元。']
  expect(await read('a.txt', text)).toEqual(expected)
  expect(await read('a.txt', `\ufeff${text}`)).toEqual(expected)
  expect(await read('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected)
  expect(await read('a.txt', gb18030(text))).toEqual(expected)
})

test('text broken at one width is put together, text of a line for each paragraph is left alone', async () => {
  const line = '全年预算安排四十六点九五万元按照规定用于平台运维'
  expect(
    await read('a.txt', `　　${line.slice(0, 22)}\n${line}\n完。\n　　${line.slice(0, 22)}\n${line}\n`),
  ).toEqual([`||${line.slice(0, 22)}${line}完。`, `||${line.slice(0, 22)}${line}`])
})

test('lines with tabs are a table', async () => {
  expect(await read('a.txt', '附表\n项目\t预算\n运维\t46.95\n注')).toEqual([
    '||附表',
    '0,0 项目 / 0,1 预算 / 1,0 运维 / 1,1 46.95',
    '||注',
  ])
})

test('Markdown gives headings, joined lines, items and pipe tables without its marks', async () => {
  const md =
    '# 报告\n\n二、结论\n---\n\n支出**46.95**万元，\n见[附件](a.docx)。\n- 一条\n\n| 项 | 数 |\n|:--|--:|\n| 甲 | 1\\|2 |\n'
  expect(await read('a.md', md)).toEqual([
    '1||报告',
    '2||二、结论',
    '||支出46.95万元，见附件。',
    '||一条',
    '0,0 项 / 0,1 数 / 1,0 甲 / 1,1 1|2',
  ])
})

test('a web page gives headings, paragraphs, numbered items and tables with merged cells', async () => {
  const html =
    '<!doctype html><html><head><title>x</title><script>1<2</script></head><body><h2>一、情况</h2><p>支出&nbsp;46.95<br>万元</p><ol><li>甲<li>乙</ol><table><tr><td rowspan=2>一级<td colspan=2>资金<tr><td>预算<td><p>46.95</p><p>万元</p></table><img src=a></body></html>'
  const document = await readDocumentHere('a.html', Buffer.from(html))
  expect(document.blocks.map(shown)).toEqual([
    '2||一、情况',
    '||支出 46.95\n万元',
    '|1.|甲',
    '|2.|乙',
    '0,0 2x1 一级 / 0,1 1x2 资金 / 1,1 预算 / 1,2 46.95\n万元',
  ])
  expect(document.unread).toEqual([{ why: 'picture', count: 1, where: ['6'] }])
})

test('a workbook gives its sheets as tables, numbers as they are shown, merged cells as one', async () => {
  const bytes = xlsxOf(
    [
      ['项目支出绩效自评表', null, null],
      ['预算', { money: 1234.5 }, { day: '2023-11-30', style: 2 }],
      [null, 0.1 + 0.2, { formula: 'A1' }],
    ],
    { name: '自评表', merges: ['A1:C1', 'A2:A3'] },
  )
  const document = await readDocumentHere('a.xlsx', bytes)
  expect(document).toMatchObject({ format: 'xlsx', blocks: [{ title: '自评表' }] })
  expect(document.blocks.map(shown)).toEqual([
    '0,0 1x3 项目支出绩效自评表 / 1,0 2x1 预算 / 1,1 1,234.50 / 1,2 2023年11月30日 / 2,1 0.3',
  ])
  expect(document.unread).toEqual([{ why: 'formula-without-value', count: 1, where: ['自评表'] }])
})

test('Markdown is told by its name, everything else by its content', async () => {
  expect((await readDocumentHere('a.pdf', docxOf(p('文')))).format).toBe('docx')
  expect((await readDocumentHere('a.doc', Buffer.from('<html><body>文</body></html>'))).format).toBe('html')
})

const old = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
const locked = Buffer.concat([old('WordDocument'), Buffer.alloc(2_000)])
locked.writeUInt16LE(0xa5ec, 512)
locked.writeUInt16LE(0xc1, 514)
locked.writeUInt16LE(0x0100, 522)

test.each([
  ['nothing', '', 'file-empty'],
  ['blanks only', ' \n\t\n', 'file-empty'],
  ['an old Word file', old('WordDocument'), 'file-needs-office'],
  ['an old Word file with a password', locked, 'file-encrypted'],
  ['a new Word file with a password', old('EncryptedPackage'), 'file-encrypted'],
  ['rich text', '{\\rtf1 x}', 'file-needs-office'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'file-pictures-only'],
  ['slides', zipOf({ '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' }), 'file-unknown-kind'],
  ['a zip of other things', zipOf({ 'a.txt': 'x' }), 'file-unknown-kind'],
  ['bytes of no kind', Buffer.from([1, 2, 3, 0, 5, 6, 0, 0, 9]), 'file-unknown-kind'],
  ['half a workbook', xlsxOf([['a']]).subarray(0, 900), 'file-damaged'],
])('%s is refused with one sentence', async (_, bytes, code) => {
  await expect(readDocumentHere('报告.x', Buffer.from(bytes as string))).rejects.toMatchObject({
    code: `report.${code}`,
    facts: { name: '报告.x' },
  })
})

test('a file beyond the limit is refused before anything looks into it', async () => {
  await expect(readDocumentHere('a.docx', new Uint8Array(51 * 1024 * 1024))).rejects.toMatchObject({
    code: 'report.file-too-large',
    facts: { limit: 50 },
  })
})

test.each([
  ['a million characters', 'a.txt', '字'.repeat(1_000_001)],
  ['a hundred thousand cells', 'a.md', `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(50_000)}`],
])('more than %s is no report', async (_, name, text) => {
  await expect(read(name, text)).rejects.toMatchObject({ code: 'report.file-too-heavy' })
})
