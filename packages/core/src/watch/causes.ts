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
  const behind = causesBehind(needs, verdictOf)
  return new Map([...behind].filter(([id]) => verdictOf(id) === 'down'))
}

/**
 * What is down behind each thing, itself well or not: the first by name of those that need nothing that is down. What needs
 * nothing that is down, or goes round in a circle, is left out.
 *
 * It goes from each cause, the first by name first, to all that waits behind it, and past no thing twice: as long as the list of
 * needs, however many things stand behind how many causes.
 */
export function causesBehind(needs: Needs, verdictOf: (id: string) => Verdict): Map<string, string> {
  const waiting = new Map<string, string[]>()
  const blocked = new Set<string>()
  for (const [id, all] of needs)
    for (const other of all) {
      if (verdictOf(other) !== 'down') continue
      blocked.add(id)
      const behind = waiting.get(other)
      if (behind) behind.push(id)
      else waiting.set(other, [id])
    }
  const found = new Map<string, string>()
  for (const cause of [...waiting.keys()].filter((id) => !blocked.has(id)).sort()) {
    const reached = [cause]
    for (let id = reached.pop(); id !== undefined; id = reached.pop())
      for (const behind of waiting.get(id) ?? [])
        if (!found.has(behind)) {
          found.set(behind, cause)
          reached.push(behind)
        }
  }
  return found
}
