import type { SheetInfo } from '@rongheng/core/kernel/grid'
import type { SheetRows } from './child-reader.ts'
import { ledgerRefusal } from './file-fault.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { serveParent } from './serve-parent.ts'

// The entry of the process that reads files of strangers: it knows no secrets, has a limited heap, and ends after one file.

/** There with `--expose-gc`. */
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {})
let blocks = 0

serveParent<Uint8Array, SheetRows, SheetInfo[]>(
  (bytes, teller) =>
    readSpreadsheet(bytes, {
      async rows(sheet, rows) {
        await teller.piece({ sheet, rows })
        // On a busy machine the collector falls behind, and the process grows for nothing.
        blocks += 1
        if (blocks % 10 === 0) collect()
      },
      progress: teller.progress,
    }),
  ledgerRefusal,
)
