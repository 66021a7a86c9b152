import type { Block, ReadDocument } from '@rongheng/core/report/check/read-document'
import { expect, test } from 'vitest'
import { readDocx } from './read-docx.ts'
import { docxOf, listed, p, styled, tbl, tc } from './testing-docx.ts'
import type { DocxParts } from './testing-docx.ts'

const read = (body: string, parts?: DocxParts): Promise<ReadDocument> =>
  readDocx('a.docx', docxOf(body, parts))
const shown = (block: Block): string =>
  block.kind === 'paragraph'
    ? `${block.level ?? ''}|${block.autoNumber ?? ''}|${block.text}`
    : block.cells.map((c) => `${c.row},${c.column} ${c.rows}x${c.columns} ${c.text}`).join(' / ')
const blocks = async (body: string, parts?: DocxParts) => (await read(body, parts)).blocks.map(shown)

test('text keeps its characters; soft breaks, tabs and hyphens that do not break are characters too', async () => {
  expect(
    await blocks(
      '<w:p><w:r><w:t>支出 46.95</w:t><w:tab/><w:t>万元</w:t><w:br/><w:t xml:space="preserve"> A&amp;B</w:t><w:noBreakHyphen/></w:r></w:p><w:p/>',
    ),
  ).toEqual(['||支出 46.95\t万元\n A&B-'])
})

test('the level of a heading comes from its style, what that is based on, or the paragraph itself', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="单位标题"/><w:basedOn w:val="2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="one"><w:name w:val="大标题"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="环"/><w:basedOn w:val="loop"/></w:style>'
  const body =
    styled('2', '甲') +
    styled('own', '乙') +
    styled('one', '丙') +
    p('丁', '<w:outlineLvl w:val="2"/>') +
    p('戊', '<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>') +
    styled('loop', '己')
  expect(await blocks(body, { styles })).toEqual(['2||甲', '2||乙', '1||丙', '3||丁', '||戊', '||己'])
})

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const numbering =
  `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1-%3-%4', '<w:isLgl/>')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="9">${level(0, 'decimal', '%1．', '<w:pStyle w:val="num"/>')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="10">${level(0, 'hindiVowels', '%1')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
  '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>' +
  '<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>' +
  '<w:num w:numId="5"><w:abstractNumId w:val="10"/></w:num>'

test('numbers are counted as Word counts them: by level, again under a new heading, on through another use, from a new start', async () => {
  const body =
    listed('基本情况') +
    listed('概况', 1, 1) +
    listed('背景', 1, 2) +
    listed('内容', 1, 2) +
    listed('目标', 1, 1) +
    listed('总体', 1, 2) +
    listed('结论') +
    listed('评分', 1, 1) +
    listed('要点', 1, 3) +
    listed('另一个', 2) +
    listed('接着', 1)
  expect(await blocks(body, { numbering })).toEqual([
    '|一、|基本情况',
    '|（一）|概况',
    '|1.|背景',
    '|2.|内容',
    '|（二）|目标',
    '|1.|总体',
    '|二、|结论',
    '|（一）|评分',
    '|2-1-1|要点',
    '|一、|另一个',
    '|二、|接着',
  ])
})

test('a dot is no number, an unknown format is said to be one, a style numbers its paragraphs, 0 takes the number away', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="num"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
  const body =
    listed('点', 3) +
    listed('怪', 5) +
    styled('num', '甲') +
    styled('num', '乙') +
    listed('无', 0) +
    listed('缺', 99)
  expect(await blocks(body, { numbering, styles })).toEqual([
    '||点',
    '||怪',
    '|1．|甲',
    '|2．|乙',
    '||无',
    '||缺',
  ])
  const odd = await read(listed('怪', 5), { numbering })
  expect(odd.blocks[0]).toMatchObject({ autoNumber: '' })
})

test('a table has its cells where they begin, spanned to the right and down', async () => {
  const body = tbl(
    [tc('一级', '<w:vMerge w:val="restart"/>'), tc('资金（万元）', '<w:gridSpan w:val="2"/>')],
    [tc('', '<w:vMerge/>'), tc('预算'), tc(`${p('46.95')}${p('万元')}`)],
    [tc('产出', '<w:vMerge w:val="restart"/>'), tc('a'), tc('b')],
  )
  expect(await blocks(body)).toEqual([
    '0,0 2x1 一级 / 0,1 1x2 资金（万元） / 1,1 1x1 预算 / 1,2 1x1 46.95\n万元 / 2,0 1x1 产出 / 2,1 1x1 a / 2,2 1x1 b',
  ])
})

test('a table inside a table follows it; a frame of one cell is read as the text in it', async () => {
  expect(await blocks(tbl([tc('外'), tc(`${p('格')}${tbl([tc('内1'), tc('内2')])}${p('完')}`)]))).toEqual([
    '0,0 1x1 外 / 0,1 1x1 格\n完',
    '0,0 1x1 内1 / 0,1 1x1 内2',
  ])
  expect(await blocks(tbl([tc(`${p('框里一段')}${tbl([tc('甲'), tc('乙')])}`)]))).toEqual([
    '||框里一段',
    '0,0 1x1 甲 / 0,1 1x1 乙',
  ])
})

test('tables with nothing between them are one; raised digits are no decimals', async () => {
  const two = `${tbl([tc('甲'), tc('乙')])}${tbl([tc('丙'), tc('丁')])}`
  expect(await blocks(two)).toEqual(['0,0 1x1 甲 / 0,1 1x1 乙 / 1,0 1x1 丙 / 1,1 1x1 丁'])
  expect(await blocks(tbl([tc('甲'), tc('乙')]) + p('') + tbl([tc('丙'), tc('丁')]))).toHaveLength(2)
  const raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
  expect(await blocks(`<w:p><w:r><w:t>46.95</w:t></w:r>${raised}<w:r><w:t>万元</w:t></w:r></w:p>`)).toEqual([
    '||46.95^2万元',
  ])
})

test('deleted text and rows are left out and said; inserted text, links and field results are read', async () => {
  const body =
    '<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins><w:r><w:t>46.95</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>万元</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:fldSimple><w:r><w:t>。</w:t></w:r></w:fldSimple></w:p>' +
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>留</w:t></w:r></w:p></w:tc><w:tc/></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
  const document = await read(body)
  expect(document.blocks.map(shown)).toEqual(['||支出46.95万元。', '0,0 1x1 留 / 0,1 1x1 '])
  expect(document.unread).toEqual([{ why: 'tracked-deletion', count: 2, where: ['1', '2'] }])
})

test('text boxes and notes are read after the paragraph they hang on, once', async () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
  const body = `<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box('框')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框')}</v:textbox></mc:Fallback></mc:AlternateContent><w:footnoteReference w:id="2"/></w:r></w:p>${p('下文')}`
  const footnotes = `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote><w:footnote w:id="2">${p('注：不含税')}</w:footnote>`
  expect(await blocks(body, { footnotes })).toEqual(['||正文', '||框', '||注：不含税', '||下文'])
})

test('what cannot be read is counted: pictures, embedded files, hidden text, macros', async () => {
  const body =
    '<w:p><w:r><w:t>图</w:t><pic:pic/><w:object><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>'
  const document = await read(`${p('文')}<w:p/>${body}`, { more: { 'word/vbaProject.bin': 'x' } })
  expect(document.blocks.map(shown)).toEqual(['||文', '||图'])
  expect(document.unread.find((u) => u.why === 'picture')?.where).toEqual(['2'])
  expect(document.unread.map((u) => [u.why, u.count])).toEqual([
    ['macro', 1],
    ['picture', 1],
    ['embedded-file', 1],
    ['hidden-text', 1],
  ])
})

test('lines of a table of contents are no text of the author; ticks are signs; a fraction keeps its stroke', async () => {
  const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
  const body =
    styled('T1', '一、基本情况\t1') +
    '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r></w:p>' +
    '<w:p><m:oMath><m:f><m:num><m:r><m:t>45.87</m:t></m:r></m:num><m:den><m:r><m:t>46.95</m:t></m:r></m:den></m:f></m:oMath></w:p>'
  expect(await blocks(body, { styles })).toEqual(['||☑是', '||45.87/46.95'])
})

test('a table is called by the caption above it, with its unit', async () => {
  const table = tbl([tc('甲'), tc('乙')])
  const titles = (
    await read(`${p('表1 资金使用情况')}${p('单位：万元')}${table}${p('见下表。')}${table}`)
  ).blocks
    .filter((b) => b.kind === 'table')
    .map((b) => b.title)
  expect(titles).toEqual(['表1 资金使用情况\n单位：万元', ''])
})

test.each([
  ['nothing in it', docxOf('<w:p/>'), 'file-empty'],
  ['a picture only', docxOf('<w:p><w:r><pic:pic/></w:r></w:p>'), 'file-pictures-only'],
  ['an entity', docxOf(p('&a;'), { prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' }), 'file-entities'],
  ['cut in half', docxOf(p('文')).subarray(0, 700), 'file-damaged'],
  ['a bomb', docxOf(p('文'), { more: { 'word/styles.xml': '0'.repeat(9_000_000) } }), 'file-bomb'],
  ['broken XML', docxOf('<w:p>'), 'file-damaged'],
])('a file with %s is refused', async (_, bytes, fault) => {
  await expect(readDocx('a.docx', bytes)).rejects.toMatchObject({ fault })
})
