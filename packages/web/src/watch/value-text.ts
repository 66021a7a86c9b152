import type { MetricUnit } from '@rongheng/core/watch/metric'
import { valueText } from '@rongheng/core/watch/value-text'
import { useLanguage } from '../ui/text.tsx'

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
