import { Decimal } from '../../../kernel/decimal.ts'
import type { Quote } from '../place.ts'
import type { CellNumber, IndicatorRow } from '../table-reading.ts'
import { cellNumber } from './cell-value.ts'
import { cellUnder, columnsOf, type Header, type HeaderColumn } from './columns.ts'
import { cellsOf, type Grid, type GridCell } from './grid.ts'
import type { ColumnRole, TableWords } from './table-words.ts'

/** Where the parts of an indicator stand in a table. */
export type Layout = {
  readonly level1: HeaderColumn | undefined
  readonly level2: HeaderColumn | undefined
  readonly name: HeaderColumn
  readonly level1Weight: HeaderColumn | undefined
  readonly level2Weight: HeaderColumn | undefined
  readonly weight: HeaderColumn | undefined
  readonly of: (role: ColumnRole) => HeaderColumn | undefined
}

/** Null when the same columns come twice (a plan of two periods side by side). */
export function layoutOf(header: Header): Layout | null {
  const [level1, level2, level3] = (['level1', 'level2', 'level3'] as const).map((l) => columnsOf(header, l))
  if ((level1?.length ?? 0) > 1 || (level2?.length ?? 0) > 1) return null
  const name = level3?.at(-1) ?? level2?.[0] ?? level1?.[0]
  if (!name) return null
  const unlessName = (level: HeaderColumn | undefined) => (level === name ? undefined : level)
  const [one, two] = [unlessName(level1?.[0]), unlessName(level2?.[0])]
  const names = (level3 ?? []).map((c) => c.cell.word)
  if (new Set(names).size < names.length) return null
  const weights = columnsOf(header, 'weight')
  const above = (level: HeaderColumn | undefined, below: HeaderColumn | undefined) =>
    level && below ? weights.find((w) => w.column >= level.end && w.column < below.column) : undefined
  const level1Weight = above(one, two ?? name)
  const level2Weight = above(two, name)
  const own = weights.filter((w) => w !== level1Weight && w !== level2Weight)
  return {
    level1: one,
    level2: two,
    name: level3?.[0] ?? name,
    level1Weight,
    level2Weight,
    // 权重 | 分值: the share within its level, then what the points are out of.
    weight: own.find((w) => own.length > 1 && !w.cell.word.includes('权重')) ?? own[0],
    // Some forms call the columns as they call the goal above: 预期目标 | 实际完成情况.
    of: (role) =>
      columnsOf(header, role)[0] ??
      (role === 'actual'
        ? columnsOf(header, 'result')[0]
        : role === 'target'
          ? columnsOf(header, 'goal')[0]
          : undefined),
  }
}

const IN_NAME = /[(](?:权重|满分|分值|共)?:?(\d{1,3}(?:\.\d{1,4})?)(分|%)?[)]/

/** A weight that stands in a name's brackets: 数量指标（15分）, 决策（20%）. */
function weightInName(cell: GridCell | null): CellNumber | null {
  if (cell === null) return null
  const match = IN_NAME.exec(cell.word)
  if (!match || match[2] === undefined) return null
  return { at: cell.at, value: Decimal.parse(match[1]), percent: match[2] === '%', rows: cell.rows }
}

/**
 * One row of indicators; null for a row of running text, an empty one, or one without a name. A level that is left blank
 * under another is that level still.
 *
 * @param above the row before, whose levels go on
 */
export function indicatorRow(
  grid: Grid,
  r: number,
  layout: Layout,
  above: IndicatorRow | null,
  words: TableWords,
): IndicatorRow | null {
  const row = grid.rows[r] ?? []
  const cells = cellsOf(row)
  const widest = cells.reduce((most, c) => Math.max(most, c.columns), 0)
  const isText = widest * 5 >= grid.width * 4 && grid.width > 2
  const name = cellUnder(grid, r, layout.name)
  if (isText || name === null || name.word === '') return null
  const under = (column: HeaderColumn | undefined) => cellUnder(grid, r, column)
  const level1 = filled(under(layout.level1))
  const level2 = filled(under(layout.level2))
  const weight = cellNumber(under(layout.weight))
  const points = cellNumber(under(layout.of('points')))
  const [target, actual] = [under(layout.of('target')), under(layout.of('actual'))]
  // A name merged over to the numbers is a line of text.
  if (name === under(layout.weight) || (name === target && name === actual)) return null
  const numbers = [weight?.value, points?.value].some((v) => v != null)
  if (!numbers && !target?.word && !actual?.word) return null
  if (layout.weight && words.totals.includes(name.word)) return null
  const same1 = level1 === null
  return {
    level1: level1?.at ?? above?.level1 ?? null,
    level2: level2?.at ?? (same1 ? (above?.level2 ?? null) : null),
    level1Weight:
      filledNumber(under(layout.level1Weight)) ??
      weightInName(level1) ??
      (same1 ? (above?.level1Weight ?? null) : null),
    level2Weight:
      filledNumber(under(layout.level2Weight)) ??
      weightInName(level2) ??
      (same1 && level2 === null ? (above?.level2Weight ?? null) : null),
    name: name.at,
    nature: under(layout.of('nature'))?.at ?? null,
    target: target?.at ?? null,
    unit: under(layout.of('unit'))?.at ?? null,
    actual: actual?.at ?? null,
    expected: under(layout.of('expected'))?.at ?? null,
    certain: /^[√✓✔☑是]$/.test(under(layout.of('certain'))?.word ?? ''),
    weight: weight?.value == null ? (weightInName(name) ?? weight) : weight,
    points,
    reason: quote(under(layout.of('reason'))),
    standard: quote(under(layout.of('standard'))),
  }
}

const filled = (cell: GridCell | null): GridCell | null => (cell === null || cell.word === '' ? null : cell)
const quote = (cell: GridCell | null): Quote | null => cell?.at ?? null
const filledNumber = (cell: GridCell | null): CellNumber | null => {
  const number = cellNumber(cell)
  return number?.value == null ? null : number
}
