import type { CheckJob } from '@rongheng/core/report/check/report-checker'
import type { PlacedComment } from '@rongheng/core/report/check/document-reader'

/** What the child that opens files of reports is asked to do. */
export type DocumentJob =
  | { readonly do: 'check'; readonly name: string; readonly job: CheckJob }
  | { readonly do: 'read'; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly do: 'comment'
      readonly name: string
      readonly bytes: Uint8Array
      readonly comments: readonly PlacedComment[]
    }
