import type { Day } from '../../../kernel/time.ts'
import { wordOf } from '../tables/grid.ts'

const DAY = /(20\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?/g

/** The one day that a cell names in full; null when it names none or several. */
export function dayInCell(text: string): Day | null {
  const found = [...wordOf(text).matchAll(DAY)]
  const [match] = found
  if (!match || found.length > 1) return null
  return `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}` as Day
}
