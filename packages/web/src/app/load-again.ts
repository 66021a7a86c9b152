const failed = new Set<() => void>()

/** Keeps what to do before a page that could not be loaded is tried once more. */
export const onLoadAgain = (prepare: () => void): void => void failed.add(prepare)

/** Prepares every page that could not be loaded for another try. Called when somebody asks for one, never by itself. */
export function loadAgain(): void {
  for (const prepare of failed) prepare()
  failed.clear()
}
