import type { GridReader, GridRow, SheetInfo } from '@rongheng/core/kernel/grid'
import { FileFault, ledgerRefusal, MAX_FILE_BYTES } from './file-fault.ts'
import { type ChildLimits, childLender } from './child-runner.ts'

/** Rows of one sheet, as the child hands them over. */
export type SheetRows = { readonly sheet: number; readonly rows: readonly GridRow[] }

/** Reads spreadsheets in a process of its own, one per file. */
export function childReader(limits: ChildLimits): GridReader {
  const lend = childLender<Uint8Array>(limits)
  return async (bytes, sink) => {
    if (bytes.length === 0) throw ledgerRefusal(new FileFault('file-empty'))
    if (bytes.length > MAX_FILE_BYTES) throw ledgerRefusal(new FileFault('file-too-large'))
    return lend((child) =>
      child<SheetRows, SheetInfo[]>(bytes, {
        piece: ({ sheet, rows }) => sink.rows(sheet, rows),
        progress: sink.progress,
        tooHeavy: () => ledgerRefusal(new FileFault('file-too-heavy')),
      }),
    )
  }
}
