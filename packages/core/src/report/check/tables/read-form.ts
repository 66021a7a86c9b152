import type { CellNumber, FormReading, IndicatorRow, MoneyRow, MoneyUnit, SumRow } from '../table-reading.ts'
import { cellMoney, cellNumber } from './cell-value.ts'
import { cellUnder, columnsOf, type Header, headerAt, type RoleFinder, unitIn } from './columns.ts'
import { cellsOf, type Grid, type GridCell } from './grid.ts'
import { indicatorRow, layoutOf, type Layout } from './indicator-row.ts'
import { gradeIn, sumAt } from './sum-row.ts'
import { type ColumnRole, type MoneyRowKind, moneyRowKinds, type TableWords } from './table-words.ts'

/** A form while it is read, row by row. */
type Draft = {
  money: MoneyRow[]
  indicators: IndicatorRow[]
  sums: SumRow[]
  columns: Set<ColumnRole>
  project: GridCell | null
  goal: GridCell | null
  result: GridCell | null
  unit: MoneyUnit | null
  grade: GridCell | null
  /** Numbers of rows that were not understood. */
  loose: CellNumber[]
  /** A row among the money says something else than the header does: 按支出性质分：基本支出. */
  strangeMoney: boolean
}

const MONEY: readonly ColumnRole[] = ['initial', 'full-year', 'arrived', 'spent', 'expected-spent']
const JUDGED: readonly ColumnRole[] = ['target', 'actual', 'weight', 'points', 'expected', 'result']

/** Names of indicators with what judges them; a table of first levels alone needs both 分值 and 得分. */
function isIndicatorHeader(h: Header): boolean {
  const has = (role: ColumnRole) => h.columns.some((c) => c.role === role)
  const levels = h.columns.filter((c) => c.role === 'level1' || c.role === 'level2').length
  if (has('level3') || levels >= 2) return h.columns.some((c) => JUDGED.includes(c.role))
  return levels === 1 && has('weight') && has('points')
}
/** A money header without the caption at its left, which reaches down: 年度预算数（万元）. Null when it is none. */
function moneyHeader(h: Header): Header | null {
  const below = h.columns.filter((c) => c.column > 0 && c.cell.row + c.cell.rows <= h.to)
  const columns = below.filter((c) => below.findLast((other) => other.role === c.role) === c)
  return columns.filter((c) => MONEY.includes(c.role)).length >= 2 ? { ...h, columns } : null
}
const isGoalHeader = (h: Header): boolean =>
  columnsOf(h, 'goal').length === 1 && columnsOf(h, 'result').length === 1

/**
 * Reads a 自评表, 监控表 or 评分表 from top to bottom; null when the rows are none. A header that comes again (after a page
 * break) is passed over. A form that says the same thing in two halves side by side is not understood.
 */
export function readForm(
  grid: Grid,
  words: TableWords,
  roleOf: RoleFinder,
  unit: MoneyUnit | null,
): FormReading | null {
  const draft: Draft = {
    money: [],
    indicators: [],
    sums: [],
    columns: new Set(),
    project: null,
    goal: null,
    result: null,
    unit,
    grade: null,
    loose: [],
    strangeMoney: false,
  }
  let mode: 'head' | 'money' | 'indicators' | 'end' = 'head'
  let header: Header | null = null
  let layout: Layout | null = null
  let monitoring = /监控/.test(grid.title)
  for (let r = 0; r < grid.rows.length; r++) {
    const row = grid.rows[r] ?? []
    const found = headerAt(grid, r, roleOf)
    if (found && isIndicatorHeader(found)) {
      layout = layoutOf(found)
      if (layout === null) return null
      for (const c of found.columns) draft.columns.add(c.role)
      monitoring ||= columnsOf(found, 'expected').length > 0
      mode = 'indicators'
      r = found.to - 1
      continue
    }
    const moneyColumns = found && mode !== 'indicators' ? moneyHeader(found) : null
    if (moneyColumns) {
      draft.unit =
        cellsOf(row)
          .map((c) => unitIn(c.word))
          .find((u) => u !== null) ?? draft.unit
      for (const c of moneyColumns.columns) if (MONEY.includes(c.role)) draft.columns.add(c.role)
      header = moneyColumns
      monitoring ||= columnsOf(moneyColumns, 'expected-spent').length > 0
      mode = 'money'
      r = moneyColumns.to - 1
      continue
    }
    if (found && isGoalHeader(found)) {
      draft.goal = cellUnder(grid, found.to, columnsOf(found, 'goal')[0])
      draft.result = cellUnder(grid, found.to, columnsOf(found, 'result')[0])
      mode = 'head'
      r = found.to
      continue
    }
    draft.grade ??= gradeIn(row)
    draft.project ??= projectIn(row)
    if (mode === 'money' && header) {
      if (isStrange(grid, r, header)) draft.strangeMoney = true
      const money = moneyRow(grid, r, header, words, draft.unit)
      if (money) draft.money.push(money)
      else {
        draft.loose.push(...numbersIn(row, r))
        if (cellsOf(row).length <= 3) mode = 'head'
      }
    } else if (layout && (mode === 'indicators' || mode === 'end')) {
      const sum = sumAt(grid, r, layout, words, draft.indicators)
      if (sum) draft.sums.push(sum)
      else if (endsHere(row, words)) mode = 'end'
      else if (mode === 'indicators') {
        const line = indicatorRow(grid, r, layout, draft.indicators.at(-1) ?? null, words)
        if (line) draft.indicators.push(line)
        else draft.loose.push(...numbersIn(row, r))
      } else draft.loose.push(...numbersIn(row, r))
    } else draft.loose.push(...numbersIn(row, r))
  }
  return formOf(draft, grid, monitoring)
}

const numbersIn = (row: Grid['rows'][number], r: number): CellNumber[] =>
  cellsOf(row)
    .filter((c) => c.row === r)
    .flatMap((c) => {
      const number = cellNumber(c)
      return number?.value == null ? [] : [number]
    })

/** The cell behind 项目名称. */
function projectIn(row: Grid['rows'][number]): GridCell | null {
  const cells = cellsOf(row)
  const at = cells.findIndex((c) => /^项目名称:?$/.test(c.word))
  const next = at < 0 ? undefined : cells.slice(at + 1).find((c) => c.word !== '')
  return next ?? null
}

const endsHere = (row: Grid['rows'][number], words: TableWords): boolean => {
  const first = cellsOf(row).find((c) => c.word !== '')
  return first !== undefined && words.ends.includes(first.word.replace(/\(.*?\)|[:、]/g, ''))
}

/** Words under a column of money, or one cell under two of them. */
function isStrange(grid: Grid, r: number, header: Header): boolean {
  const under = header.columns
    .filter((c) => MONEY.includes(c.role) || c.role === 'rate')
    .map((c) => cellUnder(grid, r, c))
    .filter((c) => c !== null && c.row === r && c.word !== '') as GridCell[]
  return under.length !== new Set(under).size || under.some((c) => /[一-龥]{2}/.test(c.word))
}

function moneyRow(
  grid: Grid,
  r: number,
  header: Header,
  words: TableWords,
  unit: MoneyUnit | null,
): MoneyRow | null {
  const first = Math.min(...header.columns.filter((c) => MONEY.includes(c.role)).map((c) => c.column))
  const label = (grid.rows[r] ?? [])
    .slice(0, first)
    .reverse()
    .find((c): c is GridCell => c !== null && c.word !== '' && c.row >= header.from)
  // A single row below the header without a name of its own is the total.
  const isOnly =
    label !== undefined && label.row === header.from && r === header.to && label.row + label.rows > r
  if (!label || (label.row !== r && !isOnly)) return null
  const money = (role: ColumnRole) => {
    // 年度预算数（万元） may stand at the left as the caption of all of them.
    const column = columnsOf(header, role).at(-1)
    const own = column && unitIn(column.cell.word)
    return column ? cellMoney(cellUnder(grid, r, column), own ?? unit) : null
  }
  const number = (role: ColumnRole) => cellNumber(cellUnder(grid, r, columnsOf(header, role)[0]))
  const row: MoneyRow = {
    label: label.at,
    row: isOnly ? 'total' : kindOf(label.word, words),
    initial: money('initial'),
    fullYear: money('full-year'),
    arrived: money('arrived'),
    spent: money('spent'),
    expected: money('expected-spent'),
    weight: number('weight'),
    rate: number('rate'),
    points: number('points'),
  }
  return [row.initial, row.fullYear, row.arrived, row.spent].some((m) => m !== null) ? row : null
}

/** What a row of money is of: its label holds the word; the longest counts. */
function kindOf(label: string, words: TableWords): MoneyRowKind {
  let best: { kind: MoneyRowKind; length: number } = { kind: 'more', length: 0 }
  for (const kind of moneyRowKinds)
    for (const word of words.moneyRows[kind] ?? [])
      if (word.length > best.length && label.includes(word)) best = { kind, length: word.length }
  return best.kind
}

function formOf(draft: Draft, grid: Grid, monitoring: boolean): FormReading | null {
  if (draft.indicators.length === 0 && draft.money.length === 0) return null
  if (draft.indicators.length === 0 && !draft.money.some((m) => m.row === 'total')) return null
  const scoring = draft.money.length === 0 && draft.goal === null
  const whole = draft.sums.filter((s) => s.of === null)
  const last = whole.at(-1) ?? null
  return {
    continues: false,
    kind: monitoring ? 'monitoring' : scoring ? 'scoring' : 'self-evaluation',
    file: grid.file,
    block: grid.block,
    unit: draft.unit,
    columns: [...draft.columns],
    // Then only the total row is sure to be what it seems.
    money: draft.strangeMoney ? draft.money.filter((m) => m.row === 'total') : draft.money,
    project: draft.project?.at ?? null,
    goal: draft.goal?.at ?? null,
    result: draft.result?.at ?? null,
    indicators: draft.indicators,
    sums: draft.sums,
    loose: draft.loose,
    total: whole.findLast((s) => s.points?.value != null)?.points ?? null,
    totalWeight: last?.weight ?? null,
    grade: draft.grade?.at ?? null,
  }
}
