/** One column of a table that people take away as a spreadsheet. */
export type TableColumn = {
  readonly title: string
  /** `yuan`: the cells are fen and are written as yuan, numbers that Excel can add up. */
  readonly kind: 'text' | 'yuan'
  /** Characters. */
  readonly width: number
}

/** A table as a spreadsheet of one sheet: its heading, what it holds and how it was narrowed, its rows and their sums. */
export type TableSheet = {
  readonly name: string
  /** Lines above the table. */
  readonly notes: readonly string[]
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Last row, set off. */
  readonly sums: readonly (string | number | null)[]
}

/** Port: writes a table as .xlsx. The same table gives the same bytes. */
export type TableFileWriter = (table: TableSheet) => Promise<Uint8Array>
