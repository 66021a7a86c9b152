import type { AmountsReading, MoneyUnit } from '../table-reading.ts'
import { cellMoney } from './cell-value.ts'
import { unitIn } from './columns.ts'
import { cellsOf, type Grid, type GridCell } from './grid.ts'
import type { TableWords } from './table-words.ts'

const label = (word: string): string => word.replace(/\(.*?\)|[:、]/g, '')

/**
 * A table of amounts with a line that adds them up. Null unless it is plain: one row of headers, one sum row at its end or
 * its beginning, every other row an amount or a blank. A row that is a part of another (其中, 一、 above （一）) makes it no
 * such table, because nobody can tell from the text what is counted in what.
 */
export function readAmountsTable(
  grid: Grid,
  words: TableWords,
  unit: MoneyUnit | null,
): AmountsReading | null {
  const top = grid.rows.findIndex(
    (row) => cellsOf(row).length > 1 && cellsOf(row).some((c) => isAmount(c.word, words)),
  )
  if (top < 0 || top > 3) return null
  const headers = cellsOf(grid.rows[top] ?? [])
  const money = headers.filter(
    (c) => isAmount(c.word, words) && c.columns === 1 && c.row + c.rows === top + 1,
  )
  const first = Math.min(...money.map((c) => c.column))
  const body = grid.rows.slice(top + 1)
  if (money.length === 0 || first === 0 || body.length < 3) return null
  const labels = body.map((row) =>
    cellsOf(row.slice(0, first)).filter((c) => c.word !== '' && !/^\d{1,3}$/.test(c.word)),
  )
  const isSum = labels.map((l) => l.some((c) => words.totals.includes(label(c.word))))
  const sums = isSum.flatMap((yes, i) => (yes ? [i] : []))
  const [at] = sums
  if (sums.length !== 1 || at === undefined || (at !== 0 && at !== body.length - 1)) return null
  const texts = labels.map((l) => l.map((c) => c.word).join(''))
  const numbered = body.some((row) => cellsOf(row.slice(0, first)).some((c) => /^\d{1,2}[.-]\d/.test(c.word)))
  if (numbered || texts.some((t) => /其中|^[减加]:|扣除|^[(（]?[一二三四五六七八九十]+[)）、]/.test(t)))
    return null
  const columns = money.flatMap((header) => {
    const own = unitIn(header.word) ?? unit
    const cells = body.map((row) => row[header.column] ?? null)
    const rows = cells.flatMap((cell, i) => {
      const amount = cellMoney(cell, own)
      const name = labels[i]?.at(-1)
      return i === at || !name || !amount || (cell?.row ?? 0) !== top + 1 + i
        ? []
        : [{ label: name.at, amount, subtotal: words.subtotals.includes(label(name.word)) }]
    })
    const plain = rows.every((r) => r.amount.value !== null || blank(r.amount.at.text))
    const filled = rows.filter((r) => r.amount.value !== null)
    return plain && filled.length >= 2
      ? [{ header: header.at, rows: filled, sum: cellMoney(cells[at] as GridCell | null, own) }]
      : []
  })
  return columns.length === 0 ? null : { kind: 'amounts', file: grid.file, block: grid.block, unit, columns }
}

const blank = (text: string): boolean => /^[\s—\-–/]*$/.test(text)

const isAmount = (word: string, words: TableWords): boolean => {
  const bare = word.replace(/\(.*?\)/g, '')
  if (bare === '' || bare.length > 12 || /\d{3}/.test(bare)) return false
  if (words.notAdditive.some((w) => bare.includes(w))) return false
  return (
    words.amountHeaders.some((w) => bare.endsWith(w) || bare === `${w}数`) ||
    /\((?:单位:?)?(?:亿|万|千)?元\)/.test(word)
  )
}
