import { SSF } from '@e965/xlsx'

/** Built-in formats that Chinese Excel knows and writes no text for. */
const CHINESE: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** A number as the sheet shows it: with its decimals, percent sign, thousands, as a day. */
export function shownNumber(value: number, id: number, code: string | undefined, date1904: boolean): string {
  const format = code === undefined ? (CHINESE[id] ?? id) : quoted(code)
  try {
    return SSF.format(format, value, { date1904 }).trim()
  } catch {
    // A format this library does not know: the number itself is right, if not as shown.
    return String(Number(value.toPrecision(12)))
  }
}

/** Chinese characters stand in formats without quotes, which our library wants. */
const quoted = (code: string): string =>
  code
    .split(/("[^"]*"|\[[^\]]*\]|\\.)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[\u0100-\uffff]+/g, '"$&"')))
    .join('')
