import { dayOf } from '@rongheng/core/kernel/time'
import { afterEach, expect, test } from 'vitest'
import { noteServerDate, serverNow } from './server-clock.ts'

afterEach(() => noteServerDate(new Date().toUTCString()))

test('the day is the server’s, in Shanghai, whatever this computer says', () => {
  noteServerDate('Fri, 30 Jun 2023 16:30:00 GMT')
  expect(dayOf(serverNow())).toBe('2023-07-01')
})

test('an answer without a date changes nothing', () => {
  noteServerDate('Fri, 30 Jun 2023 02:00:00 GMT')
  noteServerDate(null)
  expect(dayOf(serverNow())).toBe('2023-06-30')
})
