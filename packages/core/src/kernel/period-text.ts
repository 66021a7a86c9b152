import type { Period } from './fact.ts'
import type { Language } from './words.ts'

const quarterNames = ['一季度', '二季度', '三季度', '四季度'] as const

/** A period as people say it: "2025-Q1" → "2025年一季度", "2025-06" → "2025年6月"; a year with 年; a day as it is. */
export function periodText(language: Language, period: Period): string {
  const [year = '', part = '', day = ''] = period.split('-')
  if (language === 'en') return part.startsWith('Q') ? `${part} ${year}` : period
  if (part === '') return `${year}年`
  if (part.startsWith('Q')) return `${year}年${quarterNames[Number(part.slice(1)) - 1] ?? part}`
  return day === '' ? `${year}年${Number(part)}月` : period
}
