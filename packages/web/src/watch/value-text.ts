import type { MetricUnit } from '@rongheng/core/watch/metric'
import { useLanguage } from '../ui/text.tsx'

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

/** Numbers of metrics and lengths of time, in the language people read now. */
export function useValueText(): {
  readonly value: (unit: MetricUnit, value: number) => string
  readonly span: (ms: number) => string
} {
  const english = useLanguage().language === 'en'
  return {
    value: (unit, value) => valueText(unit, value, english),
    span: (ms) => spanText(ms, english),
  }
}

/** A length of time in one word: `45 秒`, `12 分钟`, `3 小时`, `8 天`. */
export function spanText(ms: number, english: boolean): string {
  const s = Math.max(0, Math.round(ms / 1000))
  const [n, zh, en] =
    s < 90
      ? [s, '秒', 's']
      : s < 5400
        ? [Math.round(s / 60), '分钟', 'min']
        : s < 129_600
          ? [Math.round(s / 3600), '小时', 'h']
          : [Math.round(s / 86_400), '天', 'days']
  return `${n} ${english ? en : zh}`
}

/** What stands behind a number that is typed in: the sign of its unit. */
export function unitSign(unit: MetricUnit, english: boolean): string {
  switch (unit) {
    case 'ms':
      return english ? 'ms' : '毫秒'
    case 's':
      return english ? 's' : '秒'
    case 'percent':
      return '%'
    case 'days':
      return english ? 'days' : '天'
    case 'celsius':
      return '℃'
    case 'volt':
      return 'V'
    case 'lufs':
      return 'LUFS'
    case 'bytes':
      return english ? 'bytes' : '字节'
    case 'bytes/s':
      return english ? 'bytes/s' : '字节/秒'
    case 'bit/s':
      return 'bit/s'
    case 'count/s':
      return english ? 'a second' : '次/秒'
    default:
      return ''
  }
}
