import { expect, test } from 'vitest'
import { attendanceHeaders, watchAttendance } from './attendance.ts'

test('a page nobody touched for a minute and a half says so, until somebody types', () => {
  watchAttendance()
  expect(attendanceHeaders()).toEqual({})
  expect(attendanceHeaders(Date.now() + 91_000)).toEqual({ 'x-unattended': '1' })
  document.dispatchEvent(new Event('keydown'))
  expect(attendanceHeaders(Date.now() + 89_000)).toEqual({})
})
