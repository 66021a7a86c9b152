import type { MetricUnit } from './metric.ts'

const scale = (value: number, steps: readonly string[], base: number): string => {
  let at = 0
  let rest = value
  while (Math.abs(rest) >= base && at < steps.length - 1) {
    rest /= base
    at++
  }
  return `${digits(rest)} ${steps[at]}`
}

/** At most three digits that matter, and never an exponent. */
const digits = (value: number): string => {
  const size = Math.abs(value)
  const places = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2
  return String(Number(value.toFixed(places)))
}

/** A number of a metric as people read it, with its sign: `1.2 s`, `14 天`, `3.5 MB`. */
export function valueText(unit: MetricUnit, value: number, english: boolean): string {
  switch (unit) {
    case 'ms':
      return value >= 10_000
        ? `${digits(value / 1000)} ${english ? 's' : '秒'}`
        : `${digits(value)} ${english ? 'ms' : '毫秒'}`
    case 's':
      return `${digits(value)} ${english ? 's' : '秒'}`
    case 'percent':
      return `${digits(value)}%`
    case 'bytes':
      return scale(value, ['B', 'KB', 'MB', 'GB', 'TB', 'PB'], 1024)
    case 'bytes/s':
      return `${scale(value, ['B', 'KB', 'MB', 'GB'], 1024)}/s`
    case 'bit/s':
      return scale(value, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s'], 1000)
    case 'count/s':
      return `${digits(value)}/s`
    case 'days':
      return `${digits(value)} ${english ? 'days' : '天'}`
    case 'celsius':
      return `${digits(value)} ℃`
    case 'volt':
      return `${digits(value)} V`
    case 'lufs':
      return `${digits(value)} LUFS`
    default:
      return digits(value)
  }
}
