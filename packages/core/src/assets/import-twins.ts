import type { ReadRow } from './import-read.ts'
import type { AssetKind } from './record.ts'
import { type Records, sheetKinds } from './sheets.ts'
import { apartBy } from './twins.ts'

type Entry = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string }

/** A row, and which record it is about; an id that begins with `+` is that of a new one. */
type PlacedRow = { readonly kind: AssetKind; readonly id: string; readonly row: ReadRow }

/** What is on record stands before every row. */
const ON_RECORD = -1

/**
 * Finds what would be called as a row is once a file is imported: what is on record, as the file has it, and new rows further up.
 * Of two new rows the later is the one too many.
 */
export function alikeAfter(
  placed: readonly PlacedRow[],
  records: Records,
): (row: PlacedRow) => readonly Entry[] {
  const alike = new Map<string, { readonly entry: Entry; readonly at: number }[]>()
  const put = (kind: AssetKind, entry: Entry, at: number) => {
    const key = apartBy(kind, entry)
    if (key === '') return
    const bucket = alike.get(`${kind} ${key}`)
    if (bucket) bucket.push({ entry, at })
    else alike.set(`${kind} ${key}`, [{ entry, at }])
  }
  const rows = new Map(placed.map((one, at) => [one.id, { values: Object.fromEntries(one.row.values), at }]))
  for (const kind of sheetKinds)
    for (const record of records[kind])
      put(kind, { ...record, ...rows.get(record.id)?.values } as Entry, ON_RECORD)
  placed.forEach(({ kind, id, row }, at) => {
    if (id.startsWith('+')) put(kind, { name: '', ...Object.fromEntries(row.values), id } as Entry, at)
  })
  return ({ kind, id, row }) => {
    const at = id.startsWith('+') ? (rows.get(id)?.at ?? 0) : 0
    const key = `${kind} ${apartBy(kind, Object.fromEntries(row.values))}`
    return (alike.get(key) ?? []).flatMap((one) => (one.entry.id !== id && one.at < at ? [one.entry] : []))
  }
}
