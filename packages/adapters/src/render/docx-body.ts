import { dayText } from '@rongheng/core/report/number'
import { titleLines } from '@rongheng/core/report/title-lines'
import { type Attachment, type Block, type Chart, plain, type ReportModel } from '@rongheng/core/report/model'
import { reportTable, signatureBoxes } from './docx-table.ts'
import { paragraphXml, runs, xmlText } from './docx-text.ts'
import type { Face } from '@rongheng/core/report/faces'
import { CHARACTER, LINE, size, textWidth } from './page-grid.ts'
import type { Picture } from './picture.ts'

/** Pictures of a document in the order in which they stand in it. */
export type Pictures = { readonly of: (chart: Chart) => Picture; readonly drawn: Picture[] }

const levels: readonly Face[] = ['hei', 'kai', 'body', 'body']
const EMPTY = paragraphXml({ line: LINE, keepNext: true }, '')
/** Word joins two tables that touch; a thin line keeps them apart. */
const GAP = paragraphXml({ line: 240, offGrid: true }, '')
const HELD_GAP = paragraphXml({ line: 240, offGrid: true, keepNext: true }, '')
/** Between two tables that are one form. */
const SEAM = paragraphXml({ line: 20, offGrid: true, keepNext: true }, '')

/** Title, text and the list of attachments: the sheets before the first attachment. */
export function mainXml(model: ReportModel, pictures: Pictures): string {
  const blocks = model.parts.flatMap((p) => p.blocks)
  // People sign under name and date, after the list of attachments.
  const [boxes, text] = [
    blocks.filter((b) => b.kind === 'signatures'),
    blocks.filter((b) => b.kind !== 'signatures'),
  ]
  const body = (some: readonly Block[], keepLast: boolean) =>
    blocksXml(some, textWidth.portrait, pictures, keepLast)
  const subtitle =
    model.subtitle === ''
      ? ''
      : paragraphXml(
          { line: LINE, align: 'center' },
          runs([{ text: `（${model.subtitle}）` }], 'kai', size.three),
        )
  return (
    titleXml(model.title, size.two) +
    subtitle +
    EMPTY +
    body(text, true) +
    endingXml(model, boxes.length > 0) +
    body(boxes, false)
  )
}

/** One attachment with its number and title. */
export function attachmentXml(attachment: Attachment, nth: number, pictures: Pictures): string {
  const width = attachment.landscape ? textWidth.landscape : textWidth.portrait
  return (
    paragraphXml({ line: LINE, keepNext: true }, runs([{ text: `附件${nth}` }], 'hei', size.three)) +
    titleXml(attachment.title, attachment.landscape ? size.three : size.two) +
    blocksXml(attachment.blocks, width, pictures)
  )
}

/** Blocks one after the other. `keepLast` holds the last one to what follows: unit and date never stand alone on a page. */
const blocksXml = (blocks: readonly Block[], width: number, pictures: Pictures, keepLast = false): string =>
  blocks
    .map((block, i) => {
      const next = blocks[i + 1]
      const gap = block.kind !== 'table' ? '' : next?.kind === 'table' && next.goesOn ? SEAM : GAP
      return blockXml(block, width, pictures, keepLast && next === undefined && isShort(block)) + gap
    })
    .join('')

/** At most six lines of 28: held to what follows, a longer one would leave most of a page empty. */
const isShort = (block: Block): boolean => block.kind === 'paragraph' && plain(block.pieces).length <= 6 * 28

function blockXml(block: Block, width: number, pictures: Pictures, keepNext: boolean): string {
  switch (block.kind) {
    case 'heading':
      return paragraphXml(
        { line: LINE, firstLine: true, keepNext: true, outline: block.level - 1 },
        runs([{ text: block.text }], levels[block.level - 1] ?? 'body', size.three),
      )
    case 'paragraph':
      return block.style === 'note'
        ? paragraphXml({ line: 400, offGrid: true }, runs(block.pieces, 'body', size.smallFour))
        : paragraphXml(
            { line: LINE, firstLine: block.style !== 'addressee', align: 'both', keepNext },
            runs(block.pieces, 'body', size.three),
          )
    case 'table':
      return (block.caption ? captionXml(block.caption, true) : '') + reportTable(block, width)
    case 'chart':
      return pictureXml(block, pictures) + captionXml(block.caption, false)
    case 'signatures':
      return HELD_GAP + signatureBoxes(block.boxes, width) + GAP
  }
}

const captionXml = (text: string, above: boolean) =>
  paragraphXml({ line: LINE, align: 'center', keepNext: above }, runs([{ text }], 'hei', size.four))

/** A title of one or several lines, broken so that they form a trapezoid. */
const titleXml = (text: string, halfPoints: number): string =>
  titleLines(text, halfPoints === size.two ? 18 : 34)
    .map((line) =>
      paragraphXml(
        { line: Math.max(LINE, halfPoints * 15), align: 'center', keepNext: true, offGrid: true },
        runs([{ text: line }], 'title', halfPoints),
      ),
    )
    .join('')

/** List of attachments, then who wrote it and when, held to the boxes that follow: 成文日期 four characters from the right. */
function endingXml(model: ReportModel, boxes: boolean): string {
  const right = (text: string, characters: number, keepNext: boolean) =>
    paragraphXml(
      { line: LINE, align: 'right', keepNext, indentEnd: characters * CHARACTER },
      runs([{ text }], 'body', size.three),
    )
  const list = model.attachments.map((a, i) =>
    paragraphXml(
      { line: LINE, firstLine: true, keepNext: true },
      runs([{ text: `${i === 0 ? '附件：' : '　　　'}${i + 1}．${a.title}` }], 'body', size.three),
    ),
  )
  const signed = model.signedOn ? dayText(model.signedOn) : '（草稿，尚未定稿）'
  return EMPTY + list.join('') + EMPTY + right(model.unitName, 2, true) + right(signed, 4, boxes)
}

const EMU_PER_PIXEL = 9525

/** A chart's picture in the line of text. Its number in the document names the relationship: `picture1`. */
function pictureXml(chart: Chart, pictures: Pictures): string {
  const picture = pictures.of(chart)
  const n = pictures.drawn.push(picture)
  const [cx, cy] = [picture.width * EMU_PER_PIXEL, picture.height * EMU_PER_PIXEL]
  const title = xmlText(chart.caption)
  return `<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${n}" name="图${n}" descr="${title}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${n}" name="picture${n}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture${n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}
