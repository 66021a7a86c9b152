import type { ReadDocument, Table } from '../read-document.ts'
import type { FormReading, MoneyUnit, TableReading } from '../table-reading.ts'
import { type RoleFinder, headerAt, roleFinder, unitIn } from './columns.ts'
import { cellsOf, type Grid, gridBelow, gridOf, wordOf } from './grid.ts'
import { plainNumber } from './cell-value.ts'
import { readAmountsTable } from './read-amounts-table.ts'
import { readForm } from './read-form.ts'
import type { TableWords } from './table-words.ts'

/** The tables of a report, and those with numbers that were not understood. */
export type TablesRead = {
  readonly tables: readonly TableReading[]
  readonly notRead: readonly { readonly file: number; readonly block: number }[]
}

/** Understands every table of every file that it can. */
export function readTables(files: readonly ReadDocument[], words: TableWords): TablesRead {
  const roleOf = roleFinder(words)
  const tables: TableReading[] = []
  const notRead: { file: number; block: number }[] = []
  for (const { grid, unit, near } of gridsOf(files, roleOf, words)) {
    const own = unit ?? unitIn(wordOf(grid.title)) ?? unitInFirstRows(grid)
    const read = sections(grid, words).flatMap((part): TableReading[] => {
      const form = readForm(part, words, roleOf, own) ?? readAmountsTable(part, words, own)
      return form ? [form] : []
    })
    const before = tables.at(-1)
    const whole = near && read.length === 1 ? withMoneyOf(before, read[0]) : null
    if (whole) tables.splice(-1, 1, whole)
    else tables.push(...(near && isOpen(before) ? read.map(goingOn) : read))
    if (read.length === 0 && isJudged(grid, words)) notRead.push({ file: grid.file, block: grid.block })
  }
  return { tables, notRead }
}

/** A form whose money stands in a table of its own, right above the one with its indicators, read as one; else null. */
function withMoneyOf(upper: TableReading | undefined, lower: TableReading | undefined): FormReading | null {
  if (upper === undefined || upper.kind === 'amounts' || lower === undefined || lower.kind === 'amounts')
    return null
  if (upper.indicators.length > 0 || upper.money.length === 0) return null
  if (lower.money.length > 0 || lower.indicators.length === 0) return null
  // A table of sources carries no 分值; that of a form does, and that of a 监控表 goes with another one.
  const isForm = upper.money.some((m) => m.weight?.value != null)
  if (!isForm && (upper.kind !== 'monitoring' || lower.kind !== 'monitoring')) return null
  return {
    ...lower,
    kind: lower.kind === 'monitoring' ? 'monitoring' : upper.kind,
    unit: upper.unit,
    columns: [...new Set([...upper.columns, ...lower.columns])],
    money: upper.money,
    goal: lower.goal ?? upper.goal,
    result: lower.result ?? upper.result,
  }
}

/** A form that ended without a total: what follows may belong to it. */
const isOpen = (form: TableReading | undefined): boolean =>
  form !== undefined && form.kind !== 'amounts' && form.indicators.length > 0 && form.total === null

const goingOn = (table: TableReading): TableReading =>
  table.kind === 'amounts' ? table : { ...table, continues: true }

/** Grids in reading order, what was split over pages put together, with the unit that stands right above. */
function gridsOf(files: readonly ReadDocument[], roleOf: RoleFinder, words: TableWords) {
  const grids: { grid: Grid; unit: MoneyUnit | null; near: boolean }[] = []
  files.forEach((document, file) => {
    let open: number | null = null
    let unit: MoneyUnit | null = null
    /** Characters of text since the last table: headings and page headers are few. */
    let between = FAR
    document.blocks.forEach((block, index) => {
      if (block.kind === 'paragraph') {
        const word = wordOf(block.text)
        between += word.length
        if (/单位[:(]/.test(word) && word.length < 40) unit = unitIn(word)
        else if (word.length > 40) unit = null
        if (!isBetweenPages(word)) open = null
        return
      }
      const grid = gridOf(files, file, index, block satisfies Table)
      const last = open === null ? undefined : grids[open]
      if (last && goesOn(last.grid, grid, roleOf, words)) {
        grids[open as number] = { ...last, grid: gridBelow(last.grid, grid) }
        between = 0
        return
      }
      open = grids.length
      grids.push({ grid, unit, near: between < FAR })
      unit = null
      between = 0
    })
  })
  return grids
}

/** More text than this between two tables, and the second is no rest of the first. */
const FAR = 120

const isBetweenPages = (word: string): boolean =>
  word === '' || /^(?:续表?|\(续表?\)|第?\d{1,4}页?|-+\d{1,4}-+|续表\d*)$/.test(word)

/** Whether a table is the next page of the one before: as wide, with the same header or with none, and no total yet. */
function goesOn(upper: Grid, lower: Grid, roleOf: RoleFinder, words: TableWords): boolean {
  if (upper.width !== lower.width) return false
  const wordsOf = (grid: Grid, r: number) =>
    cellsOf(grid.rows[r] ?? [])
      .map((c) => c.word)
      .join('|')
  const ended = upper.rows
    .slice(-3)
    .some((row) => cellsOf(row).some((c) => words.totals.includes(c.word.replace(/\(.*?\)|:/g, ''))))
  if (ended) return false
  const header = headerAt(lower, 0, roleOf)
  if (header) return upper.rows.some((_, r) => r < 40 && wordsOf(upper, r) === wordsOf(lower, 0))
  const first = cellsOf(lower.rows[0] ?? []).find((c) => c.word !== '')
  return (
    upper.rows.some((_, r) => headerAt(upper, r, roleOf) !== null) &&
    !words.begins.includes(first?.word.replace(/\(.*?\)|:/g, '') ?? '') &&
    !headerAt(lower, 1, roleOf)
  )
}

/** A sheet with several forms one below the other, cut where a new one begins. */
function sections(grid: Grid, words: TableWords): Grid[] {
  const starts = grid.rows.flatMap((row, r) => {
    const first = cellsOf(row).find((c) => c.word !== '')
    const begins = first?.row === r && words.begins.includes(first.word.replace(/[(].*?[)]|:/g, ''))
    return begins ? [r] : []
  })
  const cuts = [0, ...starts.slice(1), grid.rows.length]
  return cuts.slice(0, -1).map((from, i) => cut(grid, from, cuts[i + 1] as number))
}

function cut(grid: Grid, from: number, to: number): Grid {
  if (from === 0 && to === grid.rows.length) return grid
  const none: Grid = { ...grid, rows: [] }
  // gridBelow moves rows down; moving them up by the rows left out is the same with a negative height.
  const rows = grid.rows.slice(from, to)
  if (from === 0) return { ...none, rows }
  const moved = new Map<object, unknown>()
  return {
    ...none,
    rows: rows.map((row) =>
      row.map((cell) => {
        if (cell === null) return null
        const known = (moved.get(cell) as typeof cell | undefined) ?? { ...cell, row: cell.row - from }
        moved.set(cell, known)
        return known
      }),
    ),
  }
}

const unitInFirstRows = (grid: Grid): MoneyUnit | null =>
  grid.rows
    .slice(0, 4)
    .flatMap((row) => cellsOf(row))
    .map((c) => (c.word.includes('单位') ? unitIn(c.word) : null))
    .find((u) => u !== null) ?? null

/** A table of numbers that adds up or scores something: one a reader would expect to be checked. */
function isJudged(grid: Grid, words: TableWords): boolean {
  const cells = grid.rows.flatMap((row) => cellsOf(row))
  const judging = new Set([
    ...words.totals,
    ...(words.columns.weight ?? []),
    ...(words.columns.points ?? []),
    ...(words.columns.spent ?? []),
  ])
  return (
    cells.filter((c) => plainNumber(c.word) !== null).length >= 3 &&
    cells.some((c) => judging.has(c.word.replace(/\(.*?\)|:/g, '')))
  )
}
