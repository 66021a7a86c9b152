/** The store does not answer, or not now: what it was told can be told again. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/** The store will not take what it was told, however often it is told. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
}

/** What happened, in the words of the system. */
export const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message || cause.name : String(cause)
