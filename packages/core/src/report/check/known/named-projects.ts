import type { ReadDocument } from '../read-document.ts'
import { wordOf } from '../tables/grid.ts'

type Named = { readonly name: string; readonly code: string; readonly year: number }

/** Shorter names and codes stand in many reports by chance. */
const SHORTEST = 4
const MOST = 3

/**
 * The projects whose name or code stands in a report of their year, the longest name first; a name that is part of another found
 * one does not count.
 *
 * @param year the report's own; null when nothing says it, and then any year's project may be meant
 */
export function namedProjects<P extends Named>(
  documents: readonly ReadDocument[],
  year: number | null,
  projects: readonly P[],
): P[] {
  const text = documents
    .flatMap(({ blocks }) =>
      blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : b.cells.map((c) => c.text))),
    )
    .map(wordOf)
    .join('\n')
  const stands = (word: string) => word.length >= SHORTEST && text.includes(word)
  const found = projects
    .filter((p) => (year === null || p.year === year) && (stands(wordOf(p.name)) || stands(p.code)))
    .sort((a, b) => b.name.length - a.name.length || b.year - a.year)
  return found.filter((p) => !found.some((q) => q.name !== p.name && q.name.includes(p.name))).slice(0, MOST)
}
