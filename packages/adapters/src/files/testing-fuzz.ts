import { readFileSync } from 'node:fs'
import { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { Instant } from '@rongheng/core/kernel/time'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { xlsxOf, zipOf } from '../../../../tools/write-xlsx.mjs'
import { placeCommentsHere } from './place-comments.ts'
import { readDocumentHere } from './read-document.ts'
import { docxOf, listed, p, styled, tbl, tc } from './testing-docx.ts'
import { gb18030 } from './testing-gb18030.ts'
import { grid, pdfOf } from './testing-pdf.ts'
import { zipEntries } from './zip-entries.ts'

type Random = () => number
/** A file that is whole, or was. */
export type Sample = { readonly name: string; readonly bytes: Uint8Array }

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
const randomOf = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** An old workbook. A broken one can end the process of the library that reads it: open it in the child only. */
export const oldWorkbook = (): Sample => ({
  name: 'a.xls',
  bytes: readFileSync(new URL('../../../../test/fixtures/ledger/messy-libreoffice.xls', import.meta.url)),
})

/** Whole files of every other format. */
export function wholeFiles(): Sample[] {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
  const styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
  const footnotes = `<w:footnote w:id="2">${p('注：不含税')}</w:footnote>`
  const table = tbl(
    [tc('一级', '<w:vMerge w:val="restart"/>'), tc('资金', '<w:gridSpan w:val="2"/>')],
    [tc('', '<w:vMerge/>'), tc('46.95'), tc(`${p('45.87')}${tbl([tc('内'), tc('里')])}`)],
  )
  const body = `${styled('1', '绩效评价报告')}${listed('基本情况')}${listed('资金', 1, 1)}<w:p><w:r><w:t>支出&amp;46.95</w:t><w:tab/><w:footnoteReference w:id="2"/></w:r><w:ins><w:r><w:t>万元</w:t></w:r></w:ins><w:r><w:pict><v:textbox><w:txbxContent>${p('框')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>${table}${p('完。')}`
  const html =
    '<html><head><meta charset=utf-8></head><body><h1>报告</h1><p>支出&#52;6.95<br>万元</p><table><tr><td rowspan=2>甲<td colspan=3>乙<tr><td>丙</table><!-- x --><script>1</script></body></html>'
  const sheet: Parameters<typeof xlsxOf>[0] = [
    ['自评表', null],
    ['预算', { money: 46.95 }],
    [{ day: '2023-11-30', style: 2 }, { formula: 'A1' }],
  ]
  const pages = [1, 2, 3].map((page) => ({
    texts: [
      [60, 40, '页眉'],
      [84, 100, '全年预算安排四十六点九五万元'],
      [70, 215, '项目'],
      [170, 215, '46.95'],
      [280, 810, `- ${page} -`],
    ] as const,
    lines: grid([60, 160, 260], [200, 220, 240]) ?? [],
  }))
  return [
    { name: 'a.docx', bytes: docxOf(body, { numbering, styles, footnotes }) },
    { name: 'a.xlsx', bytes: xlsxOf(sheet, { merges: ['A1:B1'] }) },
    { name: 'a.pdf', bytes: pdfOf(...pages) },
    { name: 'a.html', bytes: Buffer.from(html) },
    { name: 'a.txt', bytes: gb18030('一、基本情况\n支出46.95万元。\n项目\t预算\n运维\t46.95\n') },
    { name: 'a.md', bytes: Buffer.from('# 报告\n\n支出**46.95**\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n') },
  ]
}

/** The n-th broken file of a seed: bytes flipped, cut, doubled, exchanged; of a zip, now and then what is inside it. */
export async function broken(whole: readonly Sample[], seed: number, n: number): Promise<Sample> {
  const random = randomOf(seed * 100_003 + n)
  const { name, bytes } = whole[n % whole.length] as Sample
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip || random() < 0.3) return { name, bytes: damaged(bytes, random) }
  const zip = await zipEntries(bytes)
  const parts: Record<string, Uint8Array | string> = {}
  for (const part of zip.names) {
    const text = await zip.text(part)
    parts[part] = random() < 0.5 && !part.startsWith('[') ? rewritten(text, random) : text
  }
  return { name, bytes: zipOf(parts) }
}

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  let made = Buffer.from(bytes)
  const at = (size = made.length) => Math.floor(random() * size)
  for (let i = 0; i <= at(3); i++) {
    const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number]
    const kind = at(6)
    if (kind === 0) for (let k = 0; k < 1 + at(20); k++) made[at()] = at(256)
    else if (kind === 1) made = made.subarray(0, b)
    else if (kind === 2) made = Buffer.concat([made.subarray(0, a), made.subarray(Math.min(b, a + 500))])
    else if (kind === 3)
      made = Buffer.concat([made.subarray(0, b), made.subarray(a, Math.min(b, a + 500)), made.subarray(b)])
    else if (kind === 4) made.fill(at(256), a, Math.min(b, a + 50))
    else made = Buffer.concat([made.subarray(b), made.subarray(0, b)])
    if (made.length === 0) break
  }
  return made
}

/** XML that stays mostly well-formed, and says odd things. */
function rewritten(text: string, random: Random): string {
  const tags = [...text.matchAll(/<[^<>]+>/g)]
  const tag = tags[Math.floor(random() * tags.length)]
  const [at, whole] = [tag?.index ?? 0, tag?.[0] ?? '']
  const without = text.slice(0, at) + text.slice(at + whole.length)
  switch (Math.floor(random() * 7)) {
    case 0:
      return without
    case 1:
      return text.slice(0, at) + whole + text.slice(at)
    case 2:
      return text.replaceAll(/="\d+"/g, (m) => (random() < 0.3 ? `="${Math.floor(random() * 1e12) - 5}"` : m))
    case 3:
      return text.replaceAll(/="([^"]*)"/g, (m) => (random() < 0.05 ? '=""' : m))
    case 4:
      return text.replaceAll(/>([^<>]+)</g, (m) =>
        random() < 0.3 ? '>\u{20000}&#13;&amp;\r\n &#x20000;<' : m,
      )
    case 5: {
      // Elements taken out whole, or put in again elsewhere.
      const element = /<(\w+:\w+)[^<>]*>(?:(?!<\1[ >])[^])*?<\/\1>/.exec(text.slice(at))
      if (!element) return without
      const place = at + element.index
      const rest = text.slice(0, place) + text.slice(place + element[0].length)
      return random() < 0.5 ? rest : rest.replace('<w:sectPr', () => `${element[0]}<w:sectPr`)
    }
    default:
      return text.slice(0, at)
  }
}

/**
 * Opens a broken file in this process, and writes comments into it where it is still a Word file.
 *
 * @returns how long it took, ms, what came of it, and the document where it was read
 * @throws when anything but a document or a refusal with its sentence came of it, or the comments changed the text
 */
export async function opened({
  name,
  bytes,
}: Sample): Promise<{ took: number; came: string; document: ReadDocument | null }> {
  const start = performance.now()
  let came = 'read'
  let document: ReadDocument | null = null
  try {
    document = await readDocumentHere(name, bytes)
    ReadDocument.parse(document)
    if (document.format === 'docx') await withComments(name, bytes, document)
  } catch (cause) {
    if (!(cause instanceof Refusal) || !cause.code.startsWith('report.file-')) throw cause
    came = cause.code
  }
  return { took: performance.now() - start, came, document }
}

async function withComments(name: string, bytes: Uint8Array, document: ReadDocument): Promise<void> {
  const comments = document.blocks.flatMap((block, at) => {
    const places = block.kind === 'paragraph' ? [null] : block.cells.map((_, i) => i)
    return places.map((cell) => {
      const length = (block.kind === 'paragraph' ? block : block.cells[cell ?? 0])?.text.length ?? 0
      const from = Math.floor(length / 3)
      return {
        place: { file: 0, block: at, cell, from, to: Math.max(from, length - 1) },
        text: `${at}`,
        author: '报告体检',
        at: 0 as Instant,
      }
    })
  })
  const again = await readDocumentHere(name, await placeCommentsHere(name, bytes, comments))
  if (JSON.stringify(again.blocks) !== JSON.stringify(document.blocks))
    throw new Error(`comments changed the text of ${name}`)
}
