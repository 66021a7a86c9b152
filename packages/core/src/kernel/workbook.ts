/** One column of a sheet; `yuan`: its numbers are fen and are written as yuan. */
export type SheetColumn = { readonly title: string; readonly width: number; readonly kind: 'text' | 'yuan' }

/** One sheet of a workbook: a heading and rows. */
export type WorkSheet = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Port: writes sheets as one .xlsx. The same sheets give the same bytes; text is never a formula. */
export type WorkbookWriter = (sheets: readonly WorkSheet[]) => Promise<Uint8Array>
