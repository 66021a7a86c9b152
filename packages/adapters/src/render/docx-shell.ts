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
  type ISectionOptions,
} from 'docx'
import { font, substitutes } from './fonts.ts'
import { landscape, portrait, size } from './page-grid.ts'
import { readZip, type Entry } from './zip.ts'

/** Places that a document fills in the shell: the text of sheet n, and what stands in headers and properties. */
export const places = {
  sheet: (n: number) => `SHEET-PLACE-${n}`,
  seal: 'SEAL-PLACE',
  title: 'TITLE-PLACE',
  author: 'AUTHOR-PLACE',
  about: 'ABOUT-PLACE',
} as const

const shells = new Map<string, Promise<readonly Entry[]>>()

/**
 * The parts of a .docx around its text: styles, page grid, headers, footers, properties. Sheets name their direction; the
 * first one is the text itself, each further one begins on a new page. Made by the docx library once for each sequence of
 * directions and kept: making it takes longer than all the rest of a report.
 */
export function docxShell(directions: readonly ('portrait' | 'landscape')[]): Promise<readonly Entry[]> {
  const key = directions.join()
  const known = shells.get(key)
  if (known) return known
  const made = make(directions)
  shells.set(key, made)
  return made
}

const bodyRun = {
  font: font('body'),
  size: size.three,
  language: { eastAsia: 'zh-CN', value: 'en-US' },
} as const

async function make(directions: readonly ('portrait' | 'landscape')[]): Promise<Entry[]> {
  const document = new Document({
    creator: places.author,
    lastModifiedBy: places.author,
    title: places.title,
    description: places.about,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: bodyRun } },
      // LibreOffice takes the size of the grid's characters from this style, and 12 points where it has none.
      paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: bodyRun }],
    },
    sections: directions.map((direction, n): ISectionOptions => {
      const own = direction === 'landscape' ? landscape : portrait
      const properties =
        n === 0
          ? { ...own, page: { ...own.page, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } }
          : { ...own, type: SectionType.NEXT_PAGE }
      // Headers and footers of the first sheet go on over the others.
      return { properties, ...(n === 0 ? furniture() : {}), children: [new Paragraph(places.sheet(n))] }
    }),
  })
  return readZip(await Packer.toBuffer(document)).map(({ name, bytes }) => {
    if (name === 'docProps/core.xml') return { name, bytes: Buffer.from(fixedDates(bytes.toString('utf8'))) }
    if (name === 'word/fontTable.xml') return { name, bytes: Buffer.from(fontTable) }
    return { name, bytes }
  })
}

/** The library writes the clock; the same report must have the same bytes. */
const fixedDates = (xml: string) => xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2000-01-01T00:00:00Z')

const furniture = () => ({
  headers: { default: seal(), even: seal() },
  footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
})

/** 4号 half-width figures with a dash on each side; odd pages at the right, even pages at the left, one character in. */
const pageNumber = (alignment: 'right' | 'left') =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
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
const seal = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            children: [`${places.seal}　第`, PageNumber.CURRENT, '页，共', PageNumber.TOTAL_PAGES, '页'],
            font: font('song'),
            size: size.smallFive,
          }),
        ],
      }),
    ],
  })

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${substitutes
  .map(
    (f) =>
      `<w:font w:name="${f.name}"><w:altName w:val="${f.alt}"/><w:panose1 w:val="${f.panose}"/><w:charset w:val="86"/><w:family w:val="${f.family}"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`
