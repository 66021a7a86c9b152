/**
 * Port: seals short secrets so that whoever reads the database or its backup alone cannot read them.
 *
 * @param place what the secret belongs to; it opens at that place only
 */
export type Sealer = {
  readonly seal: (place: string, secret: string) => string
  /** @throws Refusal `watch.secret-key-differs` when it was sealed with another key, for another place, or was changed */
  readonly open: (place: string, sealed: string) => string
}
