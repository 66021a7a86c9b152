import type { GridRow, SheetInfo } from '@rongheng/core/budget/ledger-grid'

/** What the reading child says. After each `rows` it waits for `more`, so that a slow database slows the reading down. */
export type FromChild =
  | { readonly is: 'rows'; readonly sheet: number; readonly rows: readonly GridRow[] }
  | { readonly is: 'progress'; readonly done: number; readonly total: number }
  | { readonly is: 'done'; readonly sheets: SheetInfo[] }
  | {
      readonly is: 'refused'
      readonly code: string
      readonly facts: Readonly<Record<string, string | number>>
    }

/** What the child is told. */
export type ToChild = { readonly is: 'read'; readonly bytes: Uint8Array } | { readonly is: 'more' }
