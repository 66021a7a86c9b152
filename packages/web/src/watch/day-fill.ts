import type { DayBar } from '@rongheng/core/watch/availability'

/** The least height of a trouble, percent: a minute of a day must be seen too. */
const LEAST = 10

/**
 * What a day of the bar is filled with, from the top: the good part, that with a warning, that which was down, each as high as
 * its share of the time that is known. Null when nothing is.
 */
export function dayFill({
  upMs,
  warningMs,
  downMs,
}: Pick<DayBar, 'upMs' | 'warningMs' | 'downMs'>): string | null {
  const known = upMs + downMs
  if (known === 0) return null
  const height = (ms: number) => (ms === 0 ? 0 : Math.max(LEAST, Math.round((ms * 100) / known)))
  const down = upMs === 0 ? 100 : Math.min(100 - LEAST, height(downMs))
  const warning = upMs === warningMs ? 100 - down : Math.min(100 - down, height(warningMs))
  const good = 100 - down - warning
  return `linear-gradient(#2a9a4b ${good}%, #c98a1b ${good}% ${good + warning}%, #b42318 ${good + warning}%)`
}
