import type { Cell } from '@rongheng/core/kernel/grid'
import { daySerial } from '@rongheng/core/kernel/read-day'

// 27–36 and 50–58 are dates in Chinese Excel, which writes no format text for them.
const DATE_IDS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** How a number format shows a number: as a day, with the word 万 or 元 (then the format), or plainly (null). */
export type Shown = 'day' | { readonly format: string } | null

/** What a number format does. `id` is the built-in number; `code` the text of a custom one. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return DATE_IDS.has(id) ? 'day' : null
  if (isDayFormat(code)) return 'day'
  return /[万元]/.test(code) ? { format: code } : null
}

/** Whether a format shows a day (a time alone is none). */
export function isDayFormat(code: string): boolean {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
  if (/general|[#0?@]/i.test(bare)) return false
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))
}

/** A number as a cell, by its format. A serial beyond the calendar stays a number. */
export function numberCell(value: number, shown: Shown, date1904: boolean): Cell {
  if (shown === 'day' && value >= 1 && value < 2_958_466) return { day: daySerial(value, date1904) }
  if (shown !== null && shown !== 'day') return { number: value, format: shown.format }
  return value
}
