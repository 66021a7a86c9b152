import type { GridSink, Merge, SheetInfo } from '@rongheng/core/kernel/grid'
import { numberCell } from './number-formats.ts'
import { rowFeed } from './row-feed.ts'
import { walkXml } from './xml-walk.ts'
import { readStrings, readStyles, readWorkbook } from './xlsx-parts.ts'
import { sheetReader } from './xlsx-sheet.ts'
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
      const reader = sheetReader({
        strings,
        number: (value, style) => numberCell(value, shown[style] ?? null, workbook.date1904),
        row: (rowNo, cells) => feed.add(index, rowNo, cells),
        merge: (merge) => {
          if (merge.top <= HEAD_ROWS && merges.length < 500) merges.push(merge)
        },
      })
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
