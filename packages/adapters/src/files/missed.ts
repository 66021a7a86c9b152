import type { Unread } from '@rongheng/core/report/check/read-document'

/** Counts what a reader had to leave out, kind by kind. */
export type Missed = {
  /** @param where a page, a sheet's name, or the number of the paragraph or table, counted from 1 */
  readonly add: (why: Unread['why'], where: string, count?: number) => void
  readonly list: () => Unread[]
}

/** An empty count. */
export function missedList(): Missed {
  const found = new Map<Unread['why'], { count: number; where: Set<string> }>()
  return {
    add(why, where, count = 1) {
      const entry = found.get(why) ?? { count: 0, where: new Set() }
      found.set(why, entry)
      entry.count += count
      if (entry.where.size < 20 && where !== '') entry.where.add(where)
    },
    list: () => [...found].map(([why, { count, where }]) => ({ why, count, where: [...where] })),
  }
}
