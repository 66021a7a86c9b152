import type { Cell, GridSink, Merge, SheetInfo } from '@rongheng/core/budget/ledger-grid'
import { MAX_COLUMNS } from './file-fault.ts'
import { numberCell, type Shown } from './number-formats.ts'
import { rowFeed, type RowFeed } from './row-feed.ts'
import { walkXml } from './xml-walk.ts'
import { readStrings, readStyles, readWorkbook, unescapeText } from './xlsx-parts.ts'
import { zipEntries } from './zip-entries.ts'

const HEAD_ROWS = 60

/**
 * Reads an .xlsx or .xlsm in one pass, sheet by sheet; only the shared strings are kept in memory. Formulas give their
 * stored value; one without (a file no spreadsheet program has calculated) gives an error cell. Macros are never touched.
 */
export async function readXlsx(bytes: Uint8Array, sink: GridSink): Promise<SheetInfo[]> {
  const zip = await zipEntries(bytes)
  const workbook = await readWorkbook(zip)
  const shown = await readStyles(zip, workbook.stylesPart)
  const strings = await readStrings(zip, workbook.stringsPart)
  const total = workbook.sheets.reduce((sum, s) => sum + zip.sizeOf(s.part), 0)
  let done = 0
  const feed = rowFeed(sink)
  const sheets: SheetInfo[] = []
  for (const [index, { name, hidden, part }] of workbook.sheets.entries()) {
    const pieces = await zip.open(part)
    const merges: Merge[] = []
    if (pieces) {
      const reader = sheetReader(index, { shown, strings, date1904: workbook.date1904, feed, merges })
      await walkXml(
        watched(pieces, (size) => {
          done += size
          sink.progress({ done, total })
        }),
        { ...reader, pause: () => feed.flush(false) },
      )
    }
    await feed.flush(true)
    sheets.push({ name, hidden, date1904: workbook.date1904, rowCount: feed.count(index), merges })
  }
  return sheets
}

async function* watched(pieces: AsyncIterable<Uint8Array>, read: (size: number) => void) {
  for await (const piece of pieces) {
    yield piece
    read(piece.length)
  }
}

type SheetContext = {
  readonly shown: readonly Shown[]
  readonly strings: readonly string[]
  readonly date1904: boolean
  readonly feed: RowFeed
  readonly merges: Merge[]
}

function sheetReader(sheet: number, { shown, strings, date1904, feed, merges }: SheetContext) {
  let rowNo = 0
  let cells: Cell[] = []
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let inline = ''
  let hasFormula = false
  let into: 'value' | 'inline' | null = null
  let inPhonetic = false

  const cell = (): Cell => {
    if (type === 'inlineStr') return unescapeText(inline)
    if (value === '') return hasFormula ? { error: '公式没有结果' } : null
    if (type === 's') return strings[Number(value)] ?? { error: '文字丢失' }
    if (type === 'str') return unescapeText(value)
    if (type === 'b') return value === '1' || value === 'true'
    if (type === 'e') return { error: value }
    if (type === 'd' && /^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10)
    const number = Number(value)
    return Number.isFinite(number) ? numberCell(number, shown[style] ?? null, date1904) : { error: value }
  }
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
        inline = ''
        hasFormula = false
      } else if (name === 'v') into = 'value'
      else if (name === 't') into = inPhonetic ? null : 'inline'
      else if (name === 'f') hasFormula = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'row') {
        rowNo = attributes.r ? Number(attributes.r) : rowNo + 1
        cells = []
        column = -1
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes.ref ?? '')
        if (merge && merge.top <= HEAD_ROWS && merges.length < 500) merges.push(merge)
      }
    },
    text(piece: string) {
      if (into === 'value') value += piece
      else if (into === 'inline') inline += piece
    },
    close(name: string) {
      if (name === 'v' || name === 't') into = null
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && column >= 0 && column < MAX_COLUMNS) {
        const read = cell()
        if (read !== null && read !== '') cells[column] = read
      } else if (name === 'row' && cells.length > 0) feed.add(sheet, rowNo, cells)
    },
  }
}

function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function mergeOf(reference: string): Merge | null {
  const m = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(reference)
  if (!m) return null
  const right = Math.min(columnOf(m[3] ?? ''), MAX_COLUMNS)
  return { top: Number(m[2]), left: columnOf(m[1] ?? ''), bottom: Number(m[4]), right }
}
