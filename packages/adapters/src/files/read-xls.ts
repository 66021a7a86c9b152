import * as xlsx from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Cell, GridSink, SheetInfo } from '@rongheng/core/kernel/grid'
import { FileFault } from './file-fault.ts'
import { numberCell, shownBy } from './number-formats.ts'
import { rowFeed } from './row-feed.ts'

xlsx.set_cptable(codepages)

/**
 * Reads an old .xls (BIFF 5 and 8), Chinese code pages included. The format cannot be streamed: the whole file is in memory,
 * which is why all of this runs in a child process with a limit.
 */
export async function readXls(bytes: Uint8Array, sink: GridSink): Promise<SheetInfo[]> {
  const book = open(bytes)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const feed = rowFeed(sink)
  const sheets: SheetInfo[] = []
  const total = book.SheetNames.length
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    const data = (sheet?.['!data'] ?? []) as (xlsx.CellObject | undefined)[][]
    for (const [at, row] of data.entries()) {
      if (row)
        feed.add(
          index,
          at + 1,
          Array.from(row, (cell) => toCell(cell, date1904)),
        )
      if (at % 1000 === 0) await feed.flush(false)
    }
    await feed.flush(true)
    sink.progress({ done: index + 1, total })
    const merges = (sheet?.['!merges'] ?? []).slice(0, 500)
    sheets.push({
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      date1904,
      rowCount: feed.count(index),
      merges: merges.map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c })),
    })
  }
  return sheets
}

function open(bytes: Uint8Array): xlsx.WorkBook {
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      // What old Chinese programs mean when they do not say.
      codepage: 936,
    })
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : ''
    throw new FileFault(/password|encrypt/i.test(says) ? 'file-encrypted' : 'file-damaged')
  }
}

function toCell(cell: xlsx.CellObject | undefined, date1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return null
  if (cell.t === 'e') return { error: cell.w ?? '#错误' }
  if (cell.t === 'n' && typeof cell.v === 'number')
    return numberCell(cell.v, shownBy(0, typeof cell.z === 'string' ? cell.z : undefined), date1904)
  if (typeof cell.v === 'boolean') return cell.v
  return String(cell.v)
}
