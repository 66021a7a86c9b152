import type { Instant } from '../kernel/time.ts'
import type { Span } from './maintenance.ts'
import type { Reading } from './reading.ts'
import { type SeriesStep, type StepName } from './thinned.ts'

/** Port: where the readings of all checks are kept. A check is known here by its number alone. */
export type ReadingStore = {
  /** They lie outside the database: what is made of them there has to be asked for here. */
  readonly elsewhere: boolean
  /** Keeps readings. What is there already (same check, same moment) is left as it is, so a batch may come twice. */
  readonly write: (readings: readonly Reading[]) => Promise<void>
  /** The newest readings of each of these checks, newest first; a check without any is left out. */
  readonly newest: (checkNos: readonly number[], count: number) => Promise<Map<number, Reading[]>>
  /** The single readings of one check, oldest first, at most `most`: the newest of them. Only a week is kept. */
  readonly readings: (checkNo: number, within: Span, most: number) => Promise<Reading[]>
  /** The readings of one check by the spans of a step that begin in `within`, oldest first, up to the newest reading. */
  readonly series: (checkNo: number, within: Span, step: StepName) => Promise<SeriesStep[]>
}

const DAY = 86_400_000

/** How long readings are kept at each step. Days are kept for ever. */
export const keptMs = { raw: 7 * DAY, '5m': 100 * DAY, '1h': 3 * 366 * DAY } as const

/** The step in which a span is drawn: fine enough for a screen, coarse enough to be read at once, and kept so long. */
export function stepFor(within: Span, now: Instant): StepName | 'raw' {
  const length = within.to - within.from
  const age = now - within.from
  if (length <= DAY / 8 && age <= keptMs.raw) return 'raw'
  if (length <= 8 * DAY && age <= keptMs['5m']) return '5m'
  if (length <= 100 * DAY && age <= keptMs['1h']) return '1h'
  return '1d'
}
