import * as xlsx from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Cell } from '@rongheng/core/kernel/grid'
import type { Block, ReadDocument } from '@rongheng/core/report/check/read-document'
import { FileFault } from './file-fault.ts'
import { missedList, type Missed } from './missed.ts'
import { sheetTable } from './sheet-table.ts'
import { shownNumber } from './shown-number.ts'
import { readFormats, readStrings, readWorkbook } from './xlsx-parts.ts'
import { NO_RESULT, sheetReader } from './xlsx-sheet.ts'
import { walkXml } from './xml-walk.ts'
import { zipEntries } from './zip-entries.ts'

/** Reads an .xlsx or .xlsm as a document: each sheet with something in it a table, its numbers as they are shown. */
export async function readWorkbookDocument(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const zip = await zipEntries(bytes)
  const { date1904, sheets, stringsPart, stylesPart } = await readWorkbook(zip)
  const formats = await readFormats(zip, stylesPart)
  const strings = await readStrings(zip, stringsPart)
  const missed = missedList()
  const pictures = zip.names.filter((n) => /^xl\/media\/./.test(n)).length
  if (pictures > 0) missed.add('picture', '', pictures)
  if (zip.names.some((n) => n.endsWith('vbaProject.bin'))) missed.add('macro', '')
  const blocks: Block[] = []
  for (const sheet of sheets) {
    if (sheet.hidden) {
      missed.add('hidden-sheet', sheet.name)
      continue
    }
    const pieces = await zip.open(sheet.part)
    if (!pieces) continue
    const gathered = sheetTable(sheet.name)
    const reader = sheetReader({
      strings,
      number: (value, style) => {
        const { id = 0, code } = formats[style] ?? {}
        return shownNumber(value, id, code, date1904)
      },
      row: (rowNo, cells) => gathered.row(rowNo, calculated(cells, sheet.name, missed)),
      merge: (merge) => gathered.merge(merge),
    })
    await walkXml(pieces, reader)
    const table = gathered.table()
    if (table) blocks.push(table)
  }
  return finished(name, blocks, missed)
}

/** Reads an old .xls as a document, in the same way. */
export function readOldWorkbook(name: string, bytes: Uint8Array): ReadDocument {
  xlsx.set_cptable(codepages)
  const book = opened(bytes)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const missed = missedList()
  const blocks: Block[] = []
  for (const [index, title] of book.SheetNames.entries()) {
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      missed.add('hidden-sheet', title)
      continue
    }
    const sheet = book.Sheets[title]
    const gathered = sheetTable(title)
    const rows = (sheet?.['!data'] ?? []) as (xlsx.CellObject | undefined)[][]
    rows.forEach((row, at) =>
      gathered.row(
        at + 1,
        Array.from(row ?? [], (cell) => cellOf(cell, date1904)),
      ),
    )
    for (const { s, e } of sheet?.['!merges'] ?? [])
      gathered.merge({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c })
    const table = gathered.table()
    if (table) blocks.push(table)
  }
  return finished(name, blocks, missed)
}

function finished(name: string, blocks: Block[], missed: Missed): ReadDocument {
  const unread = missed.list()
  if (blocks.length === 0)
    throw new FileFault(unread.some((u) => u.why === 'picture') ? 'file-pictures-only' : 'file-empty')
  return { name, format: 'xlsx', blocks, unread }
}

const calculated = (cells: readonly Cell[], sheet: string, missed: Missed): Cell[] =>
  Array.from(cells, (cell) => {
    if (typeof cell !== 'object' || cell === null || !('error' in cell) || cell.error !== NO_RESULT)
      return cell ?? null
    missed.add('formula-without-value', sheet)
    return null
  })

function opened(bytes: Uint8Array): xlsx.WorkBook {
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      codepage: 936,
    })
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : ''
    throw new FileFault(/password|encrypt/i.test(says) ? 'file-encrypted' : 'file-damaged')
  }
}

function cellOf(cell: xlsx.CellObject | undefined, date1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return null
  if (cell.t === 'e') return { error: cell.w ?? '#错误' }
  if (typeof cell.v === 'number')
    return shownNumber(cell.v, 0, typeof cell.z === 'string' ? cell.z : undefined, date1904)
  return typeof cell.v === 'boolean' ? cell.v : String(cell.v)
}
