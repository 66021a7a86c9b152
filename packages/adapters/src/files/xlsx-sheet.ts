import type { Cell, Merge } from '@rongheng/core/kernel/grid'
import { MAX_COLUMNS } from './file-fault.ts'
import { unescapeText } from './xlsx-parts.ts'

/** What stands in a cell whose formula no spreadsheet program has calculated. */
export const NO_RESULT = '公式没有结果'

/** What a worksheet is read with, and who takes what is found. */
export type SheetContext = {
  readonly strings: readonly string[]
  /** A number as a cell, by the number of its style. */
  readonly number: (value: number, style: number) => Cell
  readonly row: (rowNo: number, cells: Cell[]) => void
  readonly merge: (merge: Merge) => void
}

/** Reads the cells of a worksheet as its XML is walked over. */
export function sheetReader({ strings, number: shownNumber, row, merge: addMerge }: SheetContext) {
  let rowNo = 0
  let cells: Cell[] = []
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let inline = ''
  let hasFormula = false
  let into: 'value' | 'inline' | null = null
  let inPhonetic = false

  const cell = (): Cell => {
    if (type === 'inlineStr') return unescapeText(inline)
    if (value === '') return hasFormula ? { error: NO_RESULT } : null
    if (type === 's') return strings[Number(value)] ?? { error: '文字丢失' }
    if (type === 'str') return unescapeText(value)
    if (type === 'b') return value === '1' || value === 'true'
    if (type === 'e') return { error: value }
    if (type === 'd' && /^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10)
    const number = Number(value)
    return Number.isFinite(number) ? shownNumber(number, style) : { error: value }
  }
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
        inline = ''
        hasFormula = false
      } else if (name === 'v') into = 'value'
      else if (name === 't') into = inPhonetic ? null : 'inline'
      else if (name === 'f') hasFormula = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'row') {
        rowNo = attributes.r ? Number(attributes.r) : rowNo + 1
        cells = []
        column = -1
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes.ref ?? '')
        if (merge) addMerge(merge)
      }
    },
    text(piece: string) {
      if (into === 'value') value += piece
      else if (into === 'inline') inline += piece
    },
    close(name: string) {
      if (name === 'v' || name === 't') into = null
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && column >= 0 && column < MAX_COLUMNS) {
        const read = cell()
        if (read !== null && read !== '') cells[column] = read
      } else if (name === 'row' && cells.length > 0) row(rowNo, cells)
    },
  }
}

function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function mergeOf(reference: string): Merge | null {
  const m = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(reference)
  if (!m) return null
  const right = Math.min(columnOf(m[3] ?? ''), MAX_COLUMNS)
  return { top: Number(m[2]), left: columnOf(m[1] ?? ''), bottom: Number(m[4]), right }
}
