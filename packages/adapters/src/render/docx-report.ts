import {
  AlignmentType,
  Document,
  Footer,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { titleLines } from '@rongheng/core/report/title-lines'
import type { Block, Chart, ReportModel } from '@rongheng/core/report/model'
import type { Seal } from '@rongheng/core/report/ports'
import { dayText } from '@rongheng/core/report/number'
import { blockToDocx, runs, type Picture } from './docx-blocks.ts'
import { font } from './fonts.ts'
import { CHARACTER, LINE, landscape, portrait, size, textWidth } from './page-grid.ts'
import { sameBytes } from './same-bytes.ts'

const bodyRun = {
  font: font('body'),
  size: size.three,
  language: { eastAsia: 'zh-CN', value: 'en-US' },
} as const

/** A report as a .docx in 公文格式. The same model, seal and pictures give the same bytes. */
export async function docxReport(
  model: ReportModel,
  seal: Seal,
  draw: (chart: Chart) => Promise<Picture>,
): Promise<Uint8Array> {
  const children = (blocks: readonly Block[], width: number) =>
    Promise.all(
      blocks.map(async (b) => blockToDocx(b, width, b.kind === 'chart' ? await draw(b) : null)),
    ).then((all) => all.flat())
  const furniture = {
    headers: { default: seals(seal), even: seals(seal) },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
  }
  const body: FileChild[] = [...heading(model)]
  for (const part of model.parts) body.push(...(await children(part.blocks, textWidth.portrait)))
  body.push(...ending(model))
  const sections: ISectionOptions[] = [
    {
      properties: {
        ...portrait,
        page: { ...portrait.page, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } },
      },
      ...furniture,
      children: body,
    },
  ]
  for (const [i, attachment] of model.attachments.entries()) {
    const side = attachment.landscape ? landscape : portrait
    sections.push({
      properties: { ...side, type: SectionType.NEXT_PAGE },
      ...furniture,
      children: [
        new Paragraph({
          children: runs([{ text: `附件${i + 1}` }], 'hei', size.three),
          spacing: { line: LINE, lineRule: 'exact' },
        }),
        ...centred(attachment.title, attachment.landscape ? size.three : size.two),
        ...(await children(
          attachment.blocks,
          attachment.landscape ? textWidth.landscape : textWidth.portrait,
        )),
      ],
    })
  }
  const document = new Document({
    creator: model.author,
    lastModifiedBy: model.author,
    title: `${model.title}（${model.subtitle}）`,
    description: seal.code ? `验证码 ${seal.code}` : '草稿',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: bodyRun } },
      // LibreOffice takes the width of the grid's cells from this style, and 12 points where it has no size.
      paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: bodyRun }],
    },
    sections,
  })
  return sameBytes(await Packer.toBuffer(document))
}

function heading(model: ReportModel): FileChild[] {
  return [
    ...centred(model.title, size.two),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: LINE, lineRule: 'exact' },
      children: runs([{ text: `（${model.subtitle}）` }], 'kai', size.three),
    }),
    empty(),
  ]
}

/** A title of one or several lines, broken so that they form a trapezoid. */
const centred = (text: string, halfPoints: number) =>
  titleLines(text, halfPoints === size.two ? 18 : 34).map(
    (line) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { line: Math.max(LINE, halfPoints * 15), lineRule: 'exact' },
        children: [new TextRun({ text: line, font: font('title'), size: halfPoints })],
      }),
  )

const empty = () => new Paragraph({ spacing: { line: LINE, lineRule: 'exact' }, children: [] })

/** List of attachments, then who wrote it and when: 成文日期 four characters from the right. */
function ending(model: ReportModel): FileChild[] {
  const spacing = { line: LINE, lineRule: 'exact' } as const
  const right = (text: string, chars: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { end: chars * CHARACTER },
      spacing,
      keepLines: true,
      children: runs([{ text }], 'body', size.three),
    })
  return [
    empty(),
    ...model.attachments.map(
      (a, i) =>
        new Paragraph({
          spacing,
          indent: { firstLineChars: 200, firstLine: 640 },
          keepNext: true,
          children: runs(
            [{ text: `${i === 0 ? '附件：' : '　　　'}${i + 1}．${a.title}` }],
            'body',
            size.three,
          ),
        }),
    ),
    empty(),
    right(model.unitName, 2),
    right(model.signedOn ? dayText(model.signedOn) : '（草稿，尚未定稿）', 4),
  ]
}

/** 4号 half-width figures with a dash on each side; odd pages at the right, even pages at the left, one character in. */
const pageNumber = (alignment: 'right' | 'left') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: alignment === 'right' ? { end: 280 } : { start: 280 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ...font('song'), ascii: '宋体', hAnsi: '宋体' },
            size: size.four,
          }),
        ],
      }),
    ],
  })

/** The line at the head of every page by which a paper copy is checked. */
const seals = (seal: Seal) =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            children: [
              seal.code ? `验证码 ${seal.code}　第` : '草稿，未定稿，不作上报依据　第',
              PageNumber.CURRENT,
              '页，共',
              PageNumber.TOTAL_PAGES,
              '页',
            ],
            font: font('song'),
            size: size.smallFive,
          }),
        ],
      }),
    ],
  })
