import type { PlacedComment } from '@rongheng/core/report/check/document-reader'
import type { Instant } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { placeCommentsHere } from './place-comments.ts'
import { readDocx } from './read-docx.ts'
import { docxOf, listed, p, tbl, tc } from './testing-docx.ts'
import { zipEntries } from './zip-entries.ts'

const at = Date.UTC(2024, 1, 20, 2) as Instant
const comment = (
  block: number,
  from: number,
  to: number,
  text: string,
  cell: number | null = null,
): PlacedComment => ({
  place: { file: 0, block, cell, from, to },
  text,
  author: '报告体检',
  at,
})
const part = async (bytes: Uint8Array, name: string) => (await zipEntries(bytes)).text(name)
/** The text that each comment holds, by its number, as the ranges in the body say. */
async function commented(bytes: Uint8Array): Promise<Record<string, string>> {
  const xml = await part(bytes, 'word/document.xml')
  const held: Record<string, string> = {}
  const open = new Set<string>()
  for (const m of xml.matchAll(/<w:commentRange(Start|End) w:id="(\d+)"\/>|<w:t[^>]*>([^<]*)<\/w:t>/g)) {
    if (m[1] === 'Start') {
      open.add(m[2] as string)
      held[m[2] as string] = ''
    } else if (m[1] === 'End') open.delete(m[2] as string)
    else for (const id of open) held[id] = (held[id] ?? '') + (m[3] ?? '')
  }
  return held
}

test('a comment holds exactly its characters, and the text reads as before', async () => {
  const body = `${p('年度预算')}<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>总支出 A&amp;B 46.95</w:t><w:tab/><w:t>万元</w:t></w:r><w:hyperlink><w:r><w:t>见附件</w:t></w:r></w:hyperlink></w:p>`
  const before = docxOf(body)
  const text = '总支出 A&B 46.95\t万元见附件'
  const after = await placeCommentsHere('a.docx', before, [
    comment(1, text.indexOf('A&B'), text.indexOf('A&B') + 9, '数'),
    comment(1, text.indexOf('万元'), text.indexOf('附件'), '跨'),
    comment(1, 0, 3, '头'),
    comment(1, 3, 4, '接着'),
    comment(0, 0, 4, '整段'),
  ])
  expect(await commented(after)).toEqual({
    0: 'A&amp;B 46.95',
    1: '万元见',
    2: '总支出',
    3: ' ',
    4: '年度预算',
  })
  expect((await readDocx('a.docx', after)).blocks).toEqual((await readDocx('a.docx', before)).blocks)
  // A split run keeps its properties.
  const xml = await part(after, 'word/document.xml')
  expect(xml.match(/<w:r w:rsidR="1"><w:rPr><w:b\/><\/w:rPr>/g)?.length).toBeGreaterThan(3)
  expect(xml).toContain('<w:t xml:space="preserve"> </w:t>')
})

test('cells, merged and of several paragraphs, get their comments; so do numbered paragraphs and tables inside tables', async () => {
  const body =
    listed('标题') +
    tbl(
      [tc('甲', '<w:gridSpan w:val="2"/>')],
      [tc('乙'), tc(`${p('第一段')}${p('第二段')}${tbl([tc('内'), tc('里')])}`)],
    )
  const after = await placeCommentsHere('a.docx', docxOf(body), [
    comment(1, 1, 6, '跨段', 2),
    comment(2, 0, 1, '内表', 1),
    comment(0, 0, 2, '标题'),
    comment(1, 0, 0, '整表'),
  ])
  expect(await commented(after)).toEqual({ 0: '一段第二', 1: '里', 2: '标题', 3: '甲' })
})

test('text in a box or a note is commented where that hangs', async () => {
  const box =
    '<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框中字</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>'
  const footnotes = `<w:footnote w:id="2">${p('注')}</w:footnote>`
  const body = `<w:p><w:r><w:t>前文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>后文</w:t></w:r>${box}</w:p>`
  const bytes = docxOf(body, { footnotes })
  expect((await readDocx('a', bytes)).blocks).toMatchObject([
    { text: '前文后文' },
    { text: '框中字' },
    { text: '注' },
  ])
  const after = await placeCommentsHere('a.docx', bytes, [comment(1, 0, 2, '框'), comment(2, 0, 1, '注')])
  expect(await commented(after)).toEqual({ 0: '前文后文', 1: '' })
})

test('older comments stay, new ones get free numbers, and every other part stays byte for byte', async () => {
  const old =
    '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>旧批注处</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
  const before = docxOf(old, {
    comments: `<w:comment w:id="7" w:author="李">${p('旧')}</w:comment>`,
    styles: '',
  })
  const after = await placeCommentsHere('a.docx', before, [comment(0, 0, 1, '新 <1> & "2"\n第二行')])
  const comments = await part(after, 'word/comments.xml')
  expect(comments).toContain('w:author="李"')
  expect(comments).toContain('w:id="8" w:author="报告体检" w:date="2024-02-20T10:00:00Z" w:initials="报告"')
  expect(comments).toContain('新 &lt;1&gt; &amp; &quot;2&quot;')
  expect(await commented(after)).toEqual({ 7: '旧批注处', 8: '旧' })
  const names = (await zipEntries(before)).names
  expect((await zipEntries(after)).names).toEqual(names)
  for (const name of names.filter((n) => !/document\.xml$|comments\.xml$/.test(n)))
    expect(await part(after, name)).toBe(await part(before, name))
})

test('a first comment adds its part, its type and what leads to it', async () => {
  const after = await placeCommentsHere('a.docx', docxOf(p('文')), [comment(0, 0, 1, '一')])
  expect(await part(after, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"')
  expect(await part(after, 'word/_rels/document.xml.rels')).toContain('Target="/word/comments.xml"')
})

test('without a comment, or with one that has no place, the file stays as it is', async () => {
  const before = docxOf(p('文'))
  expect(await placeCommentsHere('a.docx', before, [])).toBe(before)
  expect(await placeCommentsHere('a.docx', before, [comment(9, 0, 1, '无处')])).toBe(before)
})
