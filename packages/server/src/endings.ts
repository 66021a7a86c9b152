/** How to end what was begun; the last begun stands last. */
export type Endings = (() => unknown)[]

// Longer than PostgreSQL's own two ways to stop take together.
const LONGEST_MS = 45_000

/** Ends what was begun, in reverse, each within its time; one that fails or hangs does not keep the others from ending. */
export async function endAll(endings: Endings): Promise<void> {
  for (let end = endings.pop(); end; end = endings.pop())
    await Promise.race([
      Promise.resolve()
        .then(end)
        .catch((cause: unknown) => console.error(cause)),
      new Promise((done) => setTimeout(done, LONGEST_MS).unref()),
    ])
}
