import { type Cell, cellText, type GridRow } from '../kernel/grid.ts'
import { fenOf } from '../kernel/money.ts'
import { readDay } from '../kernel/read-day.ts'
import { plainNumber } from '../kernel/typed-number.ts'
import { type AssetField, fieldsOf } from './fields.ts'
import type { RowFault } from './import-result.ts'
import type { AssetKind } from './record.ts'
import { ID_COLUMN, needSheet, sheetKinds, sheetNames } from './sheets.ts'

/** A sheet as it was read from a file. */
export type ReadSheet = {
  readonly name: string
  readonly date1904: boolean
  readonly rows: readonly GridRow[]
}

/** One row of one of our sheets. What the sheet has no column for is not among the values; an empty cell is null. */
export type ReadRow = {
  readonly sheet: string
  readonly rowNo: number
  /** By key of the field; references and people are still names. */
  readonly values: ReadonlyMap<string, string | number | null>
  /** What stands in the column of ids; '' for nothing. */
  readonly id: string
  readonly faults: readonly RowFault[]
}

/** A workbook as far as it is about assets. */
export type ReadWorkbook = {
  readonly rows: Readonly<Record<AssetKind, readonly ReadRow[]>>
  readonly needs: readonly {
    readonly sheet: string
    readonly rowNo: number
    readonly from: string
    readonly to: string
  }[]
  /** Sheets and columns that nothing is read from. */
  readonly unread: readonly string[]
}

// How other people's sheets are called; asked in this order, for a sheet "软件系统清单" is of software.
const sheetWords: readonly (readonly [AssetKind, RegExp])[] = [
  ['software', /软件|许可/],
  ['contract', /合同/],
  ['vendor', /供应商|厂商|供货商/],
  ['device', /设备|硬件|资产/],
  ['location', /位置|地点|机房/],
  ['system', /系统/],
]
const MOST_HEADING_ROWS = 12

/** A title without what people decorate it with: "购置价（元） *" and "购置价" are one. */
const bare = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .replace(/[([](必填|选填|元|万元|人民币|yyyy.*|年\/?-?月\/?-?日)[)\]]/gi, '')
    .toLowerCase()

const titlesOf = (field: AssetField): string[] => [field.zh, field.en, ...field.also].map(bare)

type Column = {
  readonly at: number
  readonly field: AssetField | null
  readonly wan: boolean
  readonly title: string
}

/** The columns that a row would stand for, were it the heading; `field` null is the column of ids. */
function columnsIn(cells: readonly Cell[], kind: AssetKind): Column[] {
  const columns: Column[] = []
  const taken = new Set<string>()
  const titles = cells.map((cell) => cellText(cell))
  // What a column is exactly called goes before what it may mean.
  for (const exact of [true, false])
    titles.forEach((title, at) => {
      if (title === '' || columns.some((column) => column.at === at)) return
      const wan = /万元/.test(title)
      if (bare(title) === bare(ID_COLUMN)) return void columns.push({ at, field: null, wan, title })
      const field = fieldsOf(kind).find(
        (one) =>
          !taken.has(one.key) && (exact ? bare(one.zh) === bare(title) : titlesOf(one).includes(bare(title))),
      )
      if (!field) return
      taken.add(field.key)
      columns.push({ at, field, wan, title })
    })
  return columns
}

const hasName = (columns: readonly Column[]): boolean =>
  columns.some((column) => column.field?.key === 'name')

function headingOf(sheet: ReadSheet, kind: AssetKind): { rowNo: number; columns: Column[] } | null {
  let best: { rowNo: number; columns: Column[] } | null = null
  for (const row of sheet.rows.slice(0, MOST_HEADING_ROWS)) {
    const columns = columnsIn(row.cells, kind)
    if (hasName(columns) && columns.length > (best?.columns.length ?? 0)) best = { rowNo: row.rowNo, columns }
  }
  return best
}

function kindOf(sheet: ReadSheet): AssetKind | null {
  const named = sheetKinds.find((kind) => sheetNames[kind] === sheet.name.trim())
  if (named) return named
  const said = sheetWords.find(([, words]) => words.test(sheet.name))?.[0]
  if (said && headingOf(sheet, said)) return said
  // "Sheet1": what its heading knows most columns of.
  const [guess] = sheetKinds
    .map((kind) => ({ kind, columns: headingOf(sheet, kind)?.columns.length ?? 0 }))
    .toSorted((a, b) => b.columns - a.columns)
  return guess && guess.columns >= 3 ? guess.kind : null
}

/** Reads the rows of a workbook. Blank rows, repeated headings and sums are left out. */
export function readWorkbook(sheets: readonly ReadSheet[]): ReadWorkbook {
  const rows = Object.fromEntries(sheetKinds.map((kind) => [kind, [] as ReadRow[]])) as Record<
    AssetKind,
    ReadRow[]
  >
  const needs: ReadWorkbook['needs'][number][] = []
  const unread: string[] = []
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue
    if (sheet.name.trim() === needSheet.name) {
      needs.push(...needsIn(sheet))
      continue
    }
    const kind = kindOf(sheet)
    const heading = kind && headingOf(sheet, kind)
    if (!kind || !heading) {
      unread.push(sheet.name)
      continue
    }
    const head = sheet.rows.find((row) => row.rowNo === heading.rowNo)
    head?.cells.forEach((cell, at) => {
      const title = cellText(cell)
      if (title !== '' && title !== FAULT_COLUMN && !heading.columns.some((column) => column.at === at))
        unread.push(`${sheet.name}：${title}`)
    })
    rows[kind].push(...rowsIn(sheet, heading))
  }
  return { rows, needs, unread }
}

/** The column that a workbook of faults adds behind; reading one back passes over it. */
export const FAULT_COLUMN = '问题'

function needsIn(sheet: ReadSheet): ReadWorkbook['needs'][number][] {
  return sheet.rows.flatMap((row) => {
    const [from = '', to = ''] = row.cells.map(cellText)
    if (from === '' || to === '' || from === needSheet.from) return []
    return [{ sheet: sheet.name, rowNo: row.rowNo, from, to }]
  })
}

function rowsIn(sheet: ReadSheet, heading: { rowNo: number; columns: readonly Column[] }): ReadRow[] {
  const nameAt = heading.columns.find((column) => column.field?.key === 'name')
  return sheet.rows.flatMap((row) => {
    if (row.rowNo <= heading.rowNo) return []
    if (heading.columns.every((column) => cellText(row.cells[column.at]) === '')) return []
    const name = cellText(row.cells[nameAt?.at ?? 0])
    if (/^(合\s*计|小\s*计|总\s*计)[:：]?$/.test(name) || bare(name) === bare(nameAt?.title ?? '')) return []
    return [readRow(sheet, row, heading.columns)]
  })
}

function readRow(sheet: ReadSheet, row: GridRow, columns: readonly Column[]): ReadRow {
  const values = new Map<string, string | number | null>()
  const faults: RowFault[] = []
  let id = ''
  for (const { at, field, wan } of columns) {
    const cell = row.cells[at] ?? null
    if (field === null) {
      id = cellText(cell)
      continue
    }
    const read = valueOf(field, cell, wan, sheet.date1904)
    if ('code' in read) faults.push({ column: field.zh, code: read.code, facts: { text: cellText(cell) } })
    else if (read.value !== undefined) values.set(field.key, read.value)
  }
  return { sheet: sheet.name, rowNo: row.rowNo, values, id, faults }
}

type Value = { readonly value: string | number | null | undefined } | { readonly code: string }

/** What a cell says. Undefined: it leaves the choice to what is on record, or to the usual. */
function valueOf(field: AssetField, cell: Cell, wan: boolean, date1904: boolean): Value {
  const text = cellText(cell)
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return { code: 'assets.row.error-cell' }
  const nothing = /^[-—–/\\.]*$/.test(text) || text === '无'
  switch (field.type) {
    case 'text':
      return { value: field.address && nothing ? '' : text }
    case 'ref':
    case 'person':
      return { value: nothing ? null : text }
    case 'day': {
      const read = readDay(cell, null, date1904)
      if ('day' in read) return { value: read.day }
      return read.why === 'missing' || nothing ? { value: null } : { code: 'assets.row.day' }
    }
    case 'yuan': {
      if (nothing) return { value: null }
      const unit = wan || /万元?$/.test(text) ? 'wan' : 'yuan'
      const fen = fenOf(text.replace(/^[¥￥]/, '').replace(/万?元?$/, ''), unit)
      return fen === null ? { code: 'assets.row.amount' } : { value: fen }
    }
    case 'count': {
      if (nothing) return { value: null }
      const digits = plainNumber(text).replace(/[个套点份]$/, '')
      return /^\d{1,7}$/.test(digits) ? { value: Number(digits) } : { code: 'assets.row.count' }
    }
    case 'choice': {
      if (nothing) return { value: undefined }
      const found = choiceOf(field, text)
      return found === null ? { code: 'assets.row.choice' } : { value: found }
    }
  }
}

/** What other people's sheets call a choice. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'in-use': ['使用中', '正常', '正常使用', '运行', '运行中', '使用'],
  spare: ['闲置', '库存', '备件', '备机'],
  repair: ['维修中', '送修', '故障'],
  scrapped: ['已报废', '待报废', '停用'],
  core: ['非常重要', '高', 'A'],
  important: ['中', 'B'],
  normal: ['普通', '低', 'C'],
  perpetual: ['永久', '买断', '正版'],
  subscription: ['订阅', '按年', '年费', '租用'],
  'client-app': ['客户端APP', 'APP', '新闻客户端'],
  wechat: ['微信', '公众号', '微信公众号'],
  nle: ['非编', '非编系统', '非线性编辑'],
  ups: ['UPS', 'UPS电源'],
}

function choiceOf(field: AssetField & { readonly type: 'choice' }, text: string): string | null {
  const wanted = bare(text)
  const names = Object.entries(field.of)
  const exact = names.find(([key, { zh, en }]) =>
    [key, zh, en, ...(alsoCalled[key] ?? [])].some((name) => bare(name) === wanted),
  )
  if (exact) return exact[0]
  // "核心交换机" is a switch, of several names the longest; a grade is not looked for inside others ("非核心").
  if (field.key !== 'kind') return null
  const inside = names
    .filter(([, { zh }]) => wanted.includes(bare(zh)) && zh !== '其他')
    .toSorted(([, a], [, b]) => b.zh.length - a.zh.length)
  return inside[0]?.[0] ?? null
}
