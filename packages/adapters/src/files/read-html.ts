import type { Cell, GridSink, Merge, SheetInfo } from '@rongheng/core/kernel/grid'
import { decodeText } from './decode-text.ts'
import { attribute, plainText, tokens } from './html-tokens.ts'
import { FileFault, MAX_COLUMNS } from './file-fault.ts'
import { rowFeed } from './row-feed.ts'

type Row = { cells: Cell[]; taken: Set<number> }
type Table = { rows: Row[]; merges: Merge[] }

/** Reads the tables of a web page that calls itself .xls, each as a sheet. Scripts and styles are skipped, never run. */
export async function readHtml(bytes: Uint8Array, sink: GridSink): Promise<SheetInfo[]> {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_000))
  const tables = tablesOf(decodeText(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null))
  const feed = rowFeed(sink)
  const sheets: SheetInfo[] = []
  for (const [index, table] of tables.entries()) {
    for (const [at, row] of table.rows.entries()) feed.add(index, at + 1, row.cells)
    await feed.flush(true)
    sink.progress({ done: index + 1, total: tables.length })
    const rowCount = feed.count(index)
    sheets.push({
      name: `表${index + 1}`,
      hidden: false,
      date1904: false,
      rowCount,
      merges: table.merges.slice(0, 500),
    })
  }
  return sheets
}

type Open = {
  table: Table
  row: Row | null
  text: string | null
  exact: string | null
  span: [number, number]
}

function tablesOf(html: string): Table[] {
  const tables: Table[] = []
  const stack: Open[] = []
  let rows = 0
  const endCell = (open: Open) => {
    if (open.text === null || open.row === null) return
    put(open, open.exact ?? plainText(open.text))
    open.text = null
  }
  for (const { tag, closing, attributes, text } of tokens(html)) {
    const open = stack.at(-1)
    if (open && open.text !== null && text) open.text += text
    if (tag === 'table' && !closing) {
      const table = { rows: [], merges: [] }
      tables.push(table)
      stack.push({ table, row: null, text: null, exact: null, span: [1, 1] })
    } else if (!open) continue
    else if (tag === 'table') {
      endCell(open)
      stack.pop()
    } else if (tag === 'tr') {
      endCell(open)
      open.row = null
      if (closing) continue
      rows += 1
      if (rows > 400_000) throw new FileFault('file-too-many-rows')
      open.row = nextRow(open.table)
    } else if (tag === 'td' || tag === 'th') {
      endCell(open)
      if (closing) continue
      open.row ??= nextRow(open.table)
      open.text = ''
      // Excel's own HTML keeps the exact number beside the shown one.
      open.exact = attribute(attributes, 'x:num') || null
      open.span = [span(attributes, 'colspan'), span(attributes, 'rowspan')]
    } else if (tag === 'br' && open.text !== null) open.text += '\n'
  }
  for (const open of stack) endCell(open)
  return tables.filter((t) => t.rows.some((r) => r.cells.some((c) => c !== null && c !== '')))
}

function nextRow(table: Table): Row {
  const row = table.rows.find((r) => r.cells.length === 0 && r.taken.has(-1))
  if (row) {
    row.taken.delete(-1)
    return row
  }
  const fresh = { cells: [], taken: new Set<number>() }
  table.rows.push(fresh)
  return fresh
}

// A cell that spans rows takes its place in rows that are still to come; those wait, marked with -1.
function put(open: Open, value: string): void {
  const { table, row } = open
  if (!row) return
  let column = 0
  while (row.taken.has(column)) column += 1
  const [across, down] = open.span
  const top = table.rows.indexOf(row)
  row.cells[column] = value
  for (let r = 0; r < down; r++) {
    if (!table.rows[top + r]) table.rows.push({ cells: [], taken: new Set([-1]) })
    for (let c = 0; c < across; c++) table.rows[top + r]?.taken.add(column + c)
  }
  if (across > 1 || down > 1)
    table.merges.push({ top: top + 1, left: column, bottom: top + down, right: column + across - 1 })
}

const span = (attributes: string, name: string): number =>
  Math.min(
    Math.max(Number.parseInt(attribute(attributes, name) ?? '1', 10) || 1, 1),
    name === 'rowspan' ? 50 : MAX_COLUMNS,
  )
