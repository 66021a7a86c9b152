/** What the reading child says. After each `piece` it waits for `more`, so that a slow database slows the reading down. */
export type FromChild<Piece, Result> =
  | { readonly is: 'piece'; readonly piece: Piece }
  | { readonly is: 'progress'; readonly done: number; readonly total: number }
  /** With the memory it holds by now: whether it is worth another job. */
  | { readonly is: 'done'; readonly result: Result; readonly residentMb: number }
  | {
      readonly is: 'refused'
      readonly code: string
      readonly facts: Readonly<Record<string, string | number>>
    }

/** What the child is told. */
export type ToChild<Job> = { readonly is: 'work'; readonly job: Job } | { readonly is: 'more' }
