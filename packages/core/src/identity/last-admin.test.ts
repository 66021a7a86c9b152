import { expect, test } from 'vitest'
import { leftAlone } from './last-admin.ts'

// 宣传部 → 融媒体中心 → 电视台
const units = [
  { id: 'department', parentId: null },
  { id: 'center', parentId: 'department' },
  { id: 'station', parentId: 'center' },
]

test.each([
  { when: 'another holds it at the same unit', lost: ['center'], held: ['center'], alone: null },
  { when: 'another holds it two units above', lost: ['station'], held: ['department'], alone: null },
  { when: 'another holds it below only', lost: ['department'], held: ['station'], alone: 'department' },
  { when: 'nobody else holds it', lost: ['station'], held: [], alone: 'station' },
  {
    when: 'one of two units would be left',
    lost: ['center', 'department'],
    held: ['center'],
    alone: 'department',
  },
  { when: 'nothing is lost', lost: [], held: [], alone: null },
])('$when → $alone', ({ lost, held, alone }) => {
  expect(leftAlone(lost, held, units)).toBe(alone)
})
