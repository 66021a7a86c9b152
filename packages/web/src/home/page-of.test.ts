import { expect, test } from 'vitest'
import { pageOf } from './page-of.ts'

test.each([
  { subjectId: 'prj_1', projectId: 'prj_1', page: '/budget/projects/prj_1' },
  { subjectId: 'pay_1', projectId: 'prj_1', page: '/budget/projects/prj_1/payments' },
  { subjectId: 'gol_1', projectId: 'prj_1', page: '/evaluate/projects/prj_1' },
  { subjectId: 'fil_1', projectId: 'prj_1', page: '/evaluate/projects/prj_1/results' },
  { subjectId: 'red_1', projectId: 'prj_1', page: '/report/editions/red_1' },
  { subjectId: 'bat_1', projectId: null, page: '/budget/ledger/bat_1' },
  { subjectId: 'prj_1', projectId: null, page: null }, // deleted since
])('$subjectId is looked at on $page', ({ page, ...change }) => {
  expect(pageOf(change)).toBe(page)
})
