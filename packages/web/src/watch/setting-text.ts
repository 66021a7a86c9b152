import type { FormField } from '@rongheng/core/watch/kinds/form'
import { withoutPassword } from '@rongheng/core/watch/kinds/web-address'
import type { Punctuation } from '../ui/punctuation.ts'

/** How a person reads: which of two texts, and the marks between texts. */
type Reader = { readonly either: (zh: string, en: string) => string; readonly marks: Punctuation }

/** What a field of a check was set to, as text; '' when it says nothing: empty, or not asked for. */
export function settingText(field: FormField, value: unknown, reader: Reader): string {
  const { either, marks } = reader
  if (value === null || value === undefined || value === '' || value === false) return ''
  if (field.input === 'rows')
    return list(value)
      .map((row) => field.fields.map((one) => settingText(one, of(row, one), reader)).filter(Boolean))
      .filter((cells) => cells.length > 0)
      .map((cells) => cells.join(' = '))
      .join(' · ')
  if (field.input === 'part') {
    const parts = field.fields.flatMap((one) => {
      const text = settingText(one, of(value, one), reader)
      // Of a part with one field alone, the part's own name says what it is.
      if (text === '' || field.fields.length === 1) return text === '' ? [] : [text]
      return [`${either(one.zh, one.en)} ${text}`]
    })
    return parts.length === 0 ? '✓' : marks.list(parts)
  }
  if (field.input === 'choice') {
    const option = field.options.find((one) => one.value === value)
    if (option) return either(option.zh, option.en)
  }
  if (value === true) return '✓'
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(' · ')
  const unit = field.input === 'number' && field.unit ? ` ${either(field.unit.zh, field.unit.en)}` : ''
  const shown = plain(value)
  return `${field.place ? withoutPassword(shown) : shown}${unit}`
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const of = (holder: unknown, field: FormField): unknown =>
  typeof holder === 'object' && holder !== null
    ? (holder as Readonly<Record<string, unknown>>)[field.name]
    : undefined
