type CellIn =
  | string
  | number
  | null
  | { day: string; style?: number }
  | { error: string }
  | { formula: string }
  | { money: number }
/** A zip archive of named entries, in this order. */
export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Buffer
/** An .xlsx with one sheet. */
export function xlsxOf(
  rows: readonly (readonly CellIn[])[],
  options?: {
    name?: string
    strings?: 'shared' | 'inline'
    date1904?: boolean
    merges?: readonly string[]
    references?: boolean
  },
): Buffer
