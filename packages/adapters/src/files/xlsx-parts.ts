import { FileFault } from './file-fault.ts'
import { shownBy, type Shown } from './number-formats.ts'
import { relations } from './package-relations.ts'
import { walkXml } from './xml-walk.ts'
import type { ZipEntries } from './zip-entries.ts'

/** What the workbook part says: the sheets in order, and the calendar of its dates. */
export type Workbook = {
  readonly date1904: boolean
  readonly sheets: readonly { name: string; hidden: boolean; part: string }[]
  readonly stringsPart: string | null
  readonly stylesPart: string | null
}

/** Reads the workbook and its relations. @throws FileFault `file-unknown-kind` when the zip holds no workbook */
export async function readWorkbook(zip: ZipEntries): Promise<Workbook> {
  const root = await relations(zip, '')
  const workbookPart = root.find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const pieces = await zip.open(workbookPart)
  if (!pieces || !workbookPart.endsWith('.xml')) throw new FileFault('file-unknown-kind')
  const parts = await relations(zip, workbookPart)
  const target = new Map(parts.map((r) => [r.id, r.target]))
  let date1904 = false
  let isWorkbook = false
  const sheets: { name: string; hidden: boolean; part: string }[] = []
  await walkXml(pieces, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
      const part = target.get(id)
      const hidden = attributes.state !== undefined && attributes.state !== 'visible'
      if (part) sheets.push({ name: attributes.name ?? '', hidden, part })
    },
  })
  if (!isWorkbook) throw new FileFault('file-unknown-kind')
  const ofType = (type: string) => parts.find((r) => r.type === type)?.target ?? null
  return {
    date1904,
    sheets: sheets.filter((s) => s.part.includes('worksheets/') || zip.names.includes(s.part)),
    stringsPart: ofType('sharedStrings'),
    stylesPart: ofType('styles'),
  }
}

/** For each cell style, how a ledger takes its numbers. */
export async function readStyles(zip: ZipEntries, part: string | null): Promise<Shown[]> {
  return (await readFormats(zip, part)).map(({ id, code }) => shownBy(id, code))
}

/** For each cell style, its number format: the built-in number, and the text of a custom one. */
export async function readFormats(
  zip: ZipEntries,
  part: string | null,
): Promise<{ id: number; code: string | undefined }[]> {
  const pieces = part === null ? null : await zip.open(part)
  const codes = new Map<number, string>()
  const formats: { id: number; code: string | undefined }[] = []
  let inCellXfs = false
  if (!pieces) return formats
  await walkXml(pieces, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellXfs = true
      else if (name === 'xf' && inCellXfs) {
        const id = Number(attributes.numFmtId ?? 0)
        formats.push({ id, code: codes.get(id) })
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellXfs = false
    },
  })
  return formats
}

/** The shared strings, phonetic readings left out. */
export async function readStrings(zip: ZipEntries, part: string | null): Promise<string[]> {
  const pieces = part === null ? null : await zip.open(part)
  const strings: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  if (!pieces) return strings
  await walkXml(pieces, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(text))
      else if (name === 'rPh') inPhonetic = false
      else if (name === 't') inText = false
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return strings
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
