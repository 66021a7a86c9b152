import { expect, test } from 'vitest'
import { inputOf, momentOf } from './shanghai-input.ts'

test('a field of day and time is read by the clock on the wall in Shanghai, wherever the browser stands', () => {
  const at = Date.UTC(2026, 10, 23, 2, 30)
  expect(inputOf(at)).toBe('2026-11-23T10:30')
  expect(momentOf('2026-11-23T10:30')).toBe(at)
  expect(momentOf('')).toBeNull()
  expect(momentOf(undefined)).toBeNull()
})
