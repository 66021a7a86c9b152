import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, type Day } from './time.ts'
import { daySerial, readDay } from './read-day.ts'

test.each([
  '2023-3-5',
  '2023/03/05',
  '2023.3.5',
  '20230305',
  '2023年3月5日',
  '2023年03月05日 10:20:30',
  '2023-03-05T10:20:30Z',
  '２０２３－０３－０５',
  '2023 年 3 月 5 日',
  '二〇二三年三月五日',
  '20230305102030',
  '23-3-5',
  '3月5日',
  '44990',
  20_230_305,
  44_990,
  44_990.75,
])('%s is 5 March 2023', (cell) => {
  expect(readDay(cell, 2023, false)).toMatchObject({ day: '2023-03-05' })
})

test('a serial number of a 1904 file lies four years and a day later than in a 1900 file', () => {
  expect(readDay(43_528, 2023, true)).toEqual({ day: '2023-03-05' })
  expect(daySerial(43_528, false)).toBe('2019-03-04')
})

test('a day without a year says that the year was assumed', () => {
  expect(readDay('12月31日', 2023, false)).toEqual({ day: '2023-12-31', assumedYear: true })
})

test.each([
  [null, 'missing'],
  ['', 'missing'],
  ['—', 'missing'],
  ['2023-02-30', 'unreadable'],
  ['2023-13-01', 'unreadable'],
  ['3/5/2023', 'unreadable'],
  ['三月底', 'unreadable'],
  ['2023年3月', 'no-day'],
  ['202303', 'no-day'],
  [202_303, 'no-day'],
  [12, 'unreadable'],
  [true, 'unreadable'],
  [{ error: '#N/A' }, 'unreadable'],
  ['24-3-5', 'unreadable'],
])('%j is %s', (cell, why) => {
  expect(readDay(cell, 2023, false)).toEqual({ why })
})

const someDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1990-01-01' as Day, n))

test('every day is read back from its Chinese, slashed, tight and serial forms', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const [y, m, d] = day.split('-').map(Number)
      const serial = daysBetween('1899-12-30' as Day, day)
      for (const form of [`${y}年${m}月${d}日`, `${y}/${m}/${d}`, day.replaceAll('-', ''), serial, { day }])
        expect(readDay(form, 2023, false)).toEqual({ day })
    }),
  )
})
