import { Decimal } from '../../../kernel/decimal.ts'
import type { CellNumber, IndicatorRow, SumRow } from '../table-reading.ts'
import { cellNumber } from './cell-value.ts'
import { cellUnder } from './columns.ts'
import { cellsOf, type Grid, type GridCell, wordOf } from './grid.ts'
import type { Layout } from './indicator-row.ts'
import type { TableWords } from './table-words.ts'

const label = (word: string): string => word.replace(/\(.*?\)|[:、]/g, '')
/** A total written as text in one cell: 总分：95.5分. */
const IN_TEXT =
  /^(?:自评|评价|综合|最终)?(?:总分|总得分|得分合计|合计得分|综合得分|合计):?(\d{1,3}(?:\.\d{1,4})?)分?$/

/** A row that adds up others; null for any other row. @param above the indicators before it */
export function sumAt(
  grid: Grid,
  r: number,
  layout: Layout,
  words: TableWords,
  above: readonly IndicatorRow[],
): SumRow | null {
  const row = grid.rows[r] ?? []
  const own = cellsOf(row).filter((c) => c.row === r && c.word !== '')
  const inText = own.length === 1 ? IN_TEXT.exec(own[0]?.word ?? '') : null
  if (inText && own[0]) {
    const points: CellNumber = { at: own[0].at, value: Decimal.parse(inText[1]), percent: false, rows: 1 }
    return { label: own[0].at, after: above.length, of: null, weight: null, points }
  }
  const names = cellsOf(row.slice(0, layout.name.end)).filter((c) => c.word !== '')
  const isTotal =
    names.length > 0 && names[0]?.row === r && words.totals.includes(label(names[0]?.word ?? ''))
  const sub = names.find((c) => c.row === r && words.subtotals.includes(label(c.word)))
  const named = names.find(
    (c) =>
      c.row === r &&
      (/^.{2,12}小计$/.test(label(c.word)) ||
        (c.column < layout.name.column && /^.{2,12}合计$/.test(label(c.word)))),
  )
  const at = isTotal ? names[0] : (sub ?? named)
  if (!at) return null
  const [underWeight, underPoints] = [
    cellUnder(grid, r, layout.weight),
    cellUnder(grid, r, layout.of('points')),
  ]
  // One cell merged over both columns holds the points.
  const weight = underWeight === underPoints ? null : cellNumber(underWeight)
  const points = cellNumber(underPoints)
  return {
    label: at.at,
    after: above.length,
    of: isTotal ? null : partOf(at, names, layout, above),
    weight: weight?.value == null ? null : weight,
    points: points?.value == null ? null : points,
  }
}

/** Which level a 小计 sums: the one that its label names, or in whose rows it stands, else the level of the row above. */
function partOf(
  at: GridCell,
  names: readonly GridCell[],
  layout: Layout,
  above: readonly IndicatorRow[],
): string {
  const named = label(at.word).replace(/小计|合计|得分|分值|分项/g, '')
  if (named !== '') return named
  const before = names.filter((c) => c !== at)
  const inLevel2 = layout.level2 && before.find((c) => c.column === layout.level2?.column)
  const inLevel1 = layout.level1 && before.find((c) => c.column === layout.level1?.column)
  const last = above.at(-1)
  return inLevel2?.word ?? inLevel1?.word ?? wordOf(last?.level1?.text ?? '')
}

const GRADES = new Set([
  '优',
  '良',
  '中',
  '差',
  '优秀',
  '良好',
  '中等',
  '合格',
  '不合格',
  '较差',
  '一般',
  '较好',
])
const GRADE_LABEL =
  /^(?:绩效)?(?:评价|自评|评定|综合)?(?:总分|总得分|得分|合计|等级|等次|结论|结果|级别)(?:等级|等次)?$/

/** A grade in a row that begins with 总分, 等级 or 结论. */
export function gradeIn(row: Grid['rows'][number]): GridCell | null {
  const cells = cellsOf(row).filter((c) => c.word !== '')
  if (!cells.some((c) => GRADE_LABEL.test(label(c.word)))) return null
  const grades = cells.filter((c) => GRADES.has(c.word.replace(/[“”"]/g, '')))
  return grades.length === 1 ? (grades[0] ?? null) : null
}
