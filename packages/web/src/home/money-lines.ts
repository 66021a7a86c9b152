import type { ProjectLine } from '@rongheng/core/budget/views'
import { paceOf } from './pace.ts'

const urgency = [
  'pace.nothing-paid',
  'pace.missed',
  'pace.will-miss',
  'pace.unknown',
  'pace.fine',
  'pace.finished',
]

/** How many projects stand at which pace, and which of them the home page shows. */
export type MoneyLines = {
  /** Those that need a look first; within one pace by the day of the next milestone. */
  readonly shown: readonly ProjectLine[]
  readonly total: number
  readonly counts: readonly { readonly word: ReturnType<typeof paceOf>['word']; readonly count: number }[]
}

/**
 * The projects whose money the home page is about: all of the newest year, and those of the year
 * before that are not finished. Older ones are history, and have their list.
 *
 * @param most how many lines at most
 */
export function moneyLines(items: readonly ProjectLine[], most: number): MoneyLines {
  const newest = Math.max(...items.map((line) => line.year))
  const current = items.filter(
    (line) => line.year === newest || (line.year === newest - 1 && line.finishedOn === null),
  )
  const rank = (line: ProjectLine) => urgency.indexOf(paceOf(line).word)
  const ordered = [...current].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.next?.day ?? '9').localeCompare(b.next?.day ?? '9') ||
      (a.code < b.code ? -1 : 1),
  )
  const words = current.map((line) => paceOf(line).word)
  const counts = [...new Set(ordered.map((line) => paceOf(line).word))].map((word) => ({
    word,
    count: words.filter((one) => one === word).length,
  }))
  return { shown: ordered.slice(0, most), total: current.length, counts }
}
