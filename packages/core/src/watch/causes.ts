import type { Needs } from '../assets/needs.ts'
import type { Verdict } from './verdict.ts'

/**
 * Which of the things that are down are causes, and which are down only because something they need is: forty checks behind a
 * dead switch are one cause. Something whose own needs are all well is a cause; in a circle of things that are all down, every
 * one is, for nothing outside explains it.
 *
 * @returns for each thing that is down by another's fault, the cause behind it (the first by name where there are several)
 */
export function explained(needs: Needs, verdictOf: (id: string) => Verdict): Map<string, string> {
  const found = new Map<string, string>()
  for (const id of needs.keys()) {
    if (verdictOf(id) !== 'down') continue
    const cause = causeOf(id, needs, verdictOf)
    if (cause !== null && cause !== id) found.set(id, cause)
  }
  return found
}

/**
 * What is down behind one thing, itself well or not: the first by name of those that need nothing that is down; null when all it
 * needs is well, or goes round in a circle.
 */
export function causeOf(start: string, needs: Needs, verdictOf: (id: string) => Verdict): string | null {
  const seen = new Set([start])
  const roots: string[] = []
  const walk = (id: string): void => {
    const down = (needs.get(id) ?? []).filter((other) => verdictOf(other) === 'down')
    if (down.length === 0 && id !== start) roots.push(id)
    for (const other of down) {
      if (seen.has(other)) continue
      seen.add(other)
      walk(other)
    }
  }
  walk(start)
  return roots.sort()[0] ?? null
}
