import { sumFen, type Fen } from '../kernel/money.ts'
import { readAmount, type MoneyUnit } from './ledger-amount.ts'
import { cellText, columnName, type Cell, type GridRow } from '../kernel/grid.ts'
import type { Header } from './ledger-header.ts'

/** In which unit a ledger's amounts seem to be written, and why. A person confirms it before anything is imported. */
export type UnitGuess = {
  readonly unit: MoneyUnit
  readonly because: 'title' | 'note' | 'format' | 'size' | 'default'
  /** The words that said so, and the cell they stand in; null when the size of the amounts decided. */
  readonly text: string | null
  readonly cell: string | null
  /** True when the words and the size of the amounts against the budget contradict each other. */
  readonly doubtful: boolean
}

const NOTE = /(?:单位|金额)[::]?(?:人民币)?[((]?(万元|元)/
const TITLE = /\((?:单位[:]?)?(?:人民币)?(万元|万|元)\)/

/**
 * Finds the unit: a note in the amount's title, a note above the header (单位：万元), a number format, else the size of the
 * amounts against the budgets they can belong to.
 *
 * @param head rows up to the header's last, merged ranges filled
 * @param amounts cells of the amount column
 * @param budget fen, sum of the budgets that the payments may belong to; 0 when unknown
 */
export function guessUnit(
  head: readonly GridRow[],
  header: Header,
  amounts: readonly Cell[],
  budget: Fen,
): UnitGuess {
  const size = bySize(amounts, budget)
  const said = byWords(head, header) ?? byFormat(amounts)
  if (said) return { ...said, doubtful: size !== null && size !== said.unit }
  return {
    unit: size ?? 'yuan',
    because: size ? 'size' : 'default',
    text: null,
    cell: null,
    doubtful: false,
  }
}

type Said = Omit<UnitGuess, 'doubtful'>
const unitOf = (word: string | undefined): MoneyUnit => (word?.startsWith('万') ? 'wan' : 'yuan')

function byWords(head: readonly GridRow[], header: Header): Said | null {
  const column = header.columns.amount ?? -1
  const title = TITLE.exec((header.titles[column] ?? '').normalize('NFKC').replace(/\s/g, ''))
  if (title)
    return {
      unit: unitOf(title[1]),
      because: 'title',
      text: header.titles[column] ?? '',
      cell: `${columnName(column)}${header.bottom}`,
    }
  for (const row of head.filter((r) => r.rowNo <= header.bottom))
    for (const [at, cell] of row.cells.entries()) {
      const note = NOTE.exec(cellText(cell).normalize('NFKC').replace(/\s/g, ''))
      if (note)
        return {
          unit: unitOf(note[1]),
          because: 'note',
          text: cellText(cell),
          cell: `${columnName(at)}${row.rowNo}`,
        }
    }
  return null
}

// A format such as 0!.0000"万元" shows yuan divided by ten thousand: the value below it is yuan.
function byFormat(amounts: readonly Cell[]): Said | null {
  for (const cell of amounts) {
    if (cell === null || typeof cell !== 'object' || !('format' in cell)) continue
    const scaledDown = /[!\\]\.|,(?=["万;]|$)/.test(cell.format)
    if (/万/.test(cell.format))
      return { unit: scaledDown ? 'yuan' : 'wan', because: 'format', text: cell.format, cell: null }
    if (/元/.test(cell.format)) return { unit: 'yuan', because: 'format', text: cell.format, cell: null }
  }
  return null
}

// Yuan read as 万元 overshoot the budget ten-thousandfold, so both readings fit only when the payments are almost nothing.
function bySize(amounts: readonly Cell[], budget: Fen): MoneyUnit | null {
  if (budget <= 0) return null
  const sum = (unit: MoneyUnit) =>
    sumFen(
      amounts.flatMap((cell) => {
        const read = readAmount(cell, unit)
        return 'fen' in read && read.fen > 0 ? [read.fen] : []
      }),
    )
  const [asYuan, asWan] = [sum('yuan'), sum('wan')]
  if (asYuan === 0) return null
  if (asWan > budget * 3) return 'yuan'
  return asYuan * 200 < budget ? 'wan' : null
}
