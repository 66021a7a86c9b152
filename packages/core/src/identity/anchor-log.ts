/** Port: a file outside the database to which a line is added each day and never changed. `append` returns after it is on disk. */
export type AnchorLog = {
  /** All lines so far, oldest first; none when there is no file yet. */
  readonly lines: () => Promise<readonly string[]>
  readonly append: (line: string) => Promise<void>
}
