import type { Chart, ReportModel } from '@rongheng/core/report/model'
import type { Seal } from '@rongheng/core/report/ports'
import { attachmentXml, mainXml, type Pictures } from './docx-body.ts'
import { docxShell, places } from './docx-shell.ts'
import { xmlText } from './docx-text.ts'
import type { Picture } from './picture.ts'
import { writeZip, type Entry } from './zip.ts'

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

/**
 * A report as a .docx in 公文格式. The same model, seal and pictures give the same bytes.
 *
 * The library makes the shell; the text is written as WordprocessingML here. Through the library's objects a report took
 * 250 ms, and it knows no paragraph off the grid.
 */
export async function docxReport(
  model: ReportModel,
  seal: Seal,
  draw: (chart: Chart) => Promise<Picture>,
): Promise<Uint8Array> {
  const charts = [...model.parts, ...model.attachments]
    .flatMap((p) => p.blocks)
    .filter((b) => b.kind === 'chart')
  const pictureOf = new Map<Chart, Picture>()
  for (const chart of charts) pictureOf.set(chart, await draw(chart))
  const pictures: Pictures = { drawn: [], of: (chart) => found(pictureOf.get(chart)) }
  const sheets = [
    mainXml(model, pictures),
    ...model.attachments.map((a, i) => attachmentXml(a, i + 1, pictures)),
  ]
  const shell = await docxShell([
    'portrait',
    ...model.attachments.map((a) => (a.landscape ? 'landscape' : 'portrait')),
  ])
  const texts = {
    [places.seal]: seal.code ? `验证码 ${seal.code}` : seal.letter ? '' : '草稿，未定稿，不作上报依据',
    [places.title]: model.subtitle === '' ? model.title : `${model.title}（${model.subtitle}）`,
    [places.author]: model.author,
    [places.about]: seal.code ? `验证码 ${seal.code}` : seal.letter ? '' : '草稿',
  }
  const entries = shell.map(({ name, bytes }): Entry => {
    if (name === 'word/document.xml')
      return { name, bytes: Buffer.from(fill(bytes.toString('utf8'), sheets)) }
    if (name === 'word/_rels/document.xml.rels')
      return { name, bytes: Buffer.from(relate(bytes.toString('utf8'), pictures.drawn.length)) }
    // A letter has its page numbers at the foot, as 公文 do, and nothing to be told by at the head.
    if (seal.letter && name.startsWith('word/header'))
      return { name, bytes: Buffer.from(bytes.toString('utf8').replace(/<w:r>.*<\/w:r>/s, '')) }
    if (name === 'docProps/core.xml' || name.startsWith('word/header'))
      return { name, bytes: Buffer.from(said(bytes.toString('utf8'), texts)) }
    return { name, bytes }
  })
  pictures.drawn.forEach((p, i) =>
    entries.push({ name: `word/media/picture${i + 1}.png`, bytes: Buffer.from(p.png) }),
  )
  return writeZip(inOrder(entries))
}

const found = (picture: Picture | undefined): Picture => {
  if (!picture) throw new Error('a chart was not drawn')
  return picture
}

/**
 * Puts the sheets where the shell has a paragraph for each. That paragraph holds the layout of its sheet (all but the last
 * one): it stays behind the text, as a line of one point so that it never asks for a page of its own.
 */
const fill = (xml: string, sheets: readonly string[]): string =>
  xml.replace(
    /<w:p>(?:<w:pPr>(<w:sectPr>(?:(?!<w:p>).)*?<\/w:sectPr>)<\/w:pPr>)?<w:r><w:t[^>]*>SHEET-PLACE-(\d+)<\/w:t><\/w:r><\/w:p>/g,
    (_, layout: string | undefined, n: string) =>
      (sheets[Number(n)] ?? '') +
      (layout
        ? `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>${layout}</w:pPr></w:p>`
        : ''),
  )

const said = (xml: string, texts: Readonly<Record<string, string>>): string =>
  Object.entries(texts).reduce((all, [place, text]) => all.replaceAll(place, () => xmlText(text)), xml)

const relate = (xml: string, count: number): string =>
  xml.replace(
    '</Relationships>',
    () =>
      `${Array.from({ length: count }, (_, i) => `<Relationship Id="picture${i + 1}" Type="${IMAGE}" Target="media/picture${i + 1}.png"/>`).join('')}</Relationships>`,
  )

/** The content types come first, as readers that stream expect; the rest by name. */
const inOrder = (entries: readonly Entry[]): Entry[] => {
  const rank = (e: Entry) => (e.name === '[Content_Types].xml' ? '0' : `1${e.name}`)
  return [...entries].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}
