import type { Day, Year } from './time.ts'
import type { Cell } from './grid.ts'

/** A day read from a cell, or why it could not be read. `assumedYear`: the cell names no year, so the ledger's was taken. */
export type ReadDay =
  | { readonly day: Day; readonly assumedYear?: true }
  | { readonly why: 'missing' | 'unreadable' | 'no-day' }

const DAY_MS = 86_400_000
const CHINESE = '〇一二三四五六七八九'

/** The day of an Excel serial number. The 1900 calendar has a 29 February 1900 that never was; days before 1 March 1900 are not money's days. */
export function daySerial(serial: number, date1904: boolean): Day {
  const from = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(from + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10) as Day
}

/**
 * Reads a day from a cell: a date; a serial number (as number or text); 2023-3-5, 2023/03/05, 2023.3.5, 20230305,
 * 2023年3月5日, 二〇二三年三月五日, each with a time behind it or not; 3月5日 with the ledger's year; 23-3-5 when that gives the ledger's year.
 * 3/5/2023 is refused: nobody can tell which is the month.
 */
export function readDay(cell: Cell | undefined, year: Year | null, date1904: boolean): ReadDay {
  if (cell === null || cell === undefined) return { why: 'missing' }
  if (typeof cell === 'object') {
    if ('day' in cell) return { day: cell.day }
    if ('number' in cell) return fromNumber(cell.number, date1904)
    return { why: 'unreadable' }
  }
  if (typeof cell === 'number') return fromNumber(cell, date1904)
  return typeof cell === 'string' ? fromText(cell, year, date1904) : { why: 'unreadable' }
}

function fromNumber(value: number, date1904: boolean): ReadDay {
  if (value >= 19_000_101 && value <= 21_991_231 && Number.isInteger(value))
    return fromText(String(value), null, date1904)
  // 1 Jan 1990 to 31 Dec 2199 in either calendar: below lie months and amounts, above lies nothing.
  if (value >= 31_000 && value <= 110_000) return { day: daySerial(value, date1904) }
  if (Number.isInteger(value) && value >= 190_001 && value <= 219_912) return { why: 'no-day' }
  return { why: 'unreadable' }
}

function fromText(raw: string, year: Year | null, date1904: boolean): ReadDay {
  const text = arabic(raw.normalize('NFKC').replace(/\s+/g, ' ').trim())
  if (/^[-—–/\\.*]*$/.test(text)) return { why: 'missing' }
  const body = text.replace(
    /日?[ T]*(上午|下午)?[ T]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/,
    '',
  )
  const tight = body.replaceAll(' ', '')
  let m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(tight)
  if (m) return civil(Number(m[1]), Number(m[2]), Number(m[3]))
  m = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(\d{6})?$/.exec(tight)
  if (m) return civil(Number(m[1]), Number(m[2]), Number(m[3]))
  m = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(tight)
  if (m && year !== null && year % 100 === Number(m[1])) return civil(year, Number(m[2]), Number(m[3]))
  m = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(tight)
  if (m && year !== null && /月|[-/]/.test(tight)) {
    const read = civil(year, Number(m[1]), Number(m[2]))
    return 'day' in read ? { ...read, assumedYear: true } : read
  }
  if (/^\d{4}([-/.年])\d{1,2}月?$/.test(tight) || /^(19|20|21)\d{2}(0[1-9]|1[0-2])$/.test(tight))
    return { why: 'no-day' }
  if (/^\d{5}(\.\d+)?$/.test(tight)) return fromNumber(Number(tight), date1904)
  return { why: 'unreadable' }
}

function arabic(text: string): string {
  if (!/[〇○零一二三四五六七八九十]/.test(text)) return text
  return text
    .replace(/[○零]/g, '〇')
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens: string | undefined, ones: string | undefined) =>
        String((tens ? CHINESE.indexOf(tens) : 1) * 10 + (ones ? CHINESE.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE.indexOf(digit)))
}

function civil(year: number, month: number, day: number): ReadDay {
  const at = new Date(Date.UTC(year, month - 1, day))
  const real = year >= 1990 && year <= 2199 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real ? { day: at.toISOString().slice(0, 10) as Day } : { why: 'unreadable' }
}
