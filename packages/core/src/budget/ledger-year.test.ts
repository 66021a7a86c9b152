import { expect, test } from 'vitest'
import type { Cell } from '../kernel/grid.ts'
import { likelyYear, yearOfHead } from './ledger-year.ts'

const grid = (...rows: Cell[][]) => rows.map((cells, i) => ({ rowNo: i + 2, cells }))

test('the budget year column goes before the days, which may lie in January after', () => {
  const rows = grid(['2024-01-05', 2023], ['2024-01-06', '2023年'], ['2023-12-30', '2023'])
  expect(likelyYear(rows, { paidOn: 0, year: 1 }, false)).toBe(2023)
  expect(likelyYear(rows, { paidOn: 0 }, false)).toBe(2024)
})

test('days without a year, totals and texts say nothing', () => {
  expect(
    likelyYear(grid(['3月5日'], ['合计'], [{ day: '2023-03-05' as never }], [null]), { paidOn: 0 }, false),
  ).toBe(2023)
})

test('no year with more than half of the rows, or no rows: no guess', () => {
  expect(likelyYear(grid(['2022-12-30'], ['2023-01-02']), { paidOn: 0 }, false)).toBeNull()
  expect(likelyYear([], {}, false)).toBeNull()
})

test('the year over columns of months and days is found, unless the head names two', () => {
  expect(yearOfHead(grid(['明细账'], ['2023年', '2023年', '摘要'], ['月', '日', null]), 4)).toBe(2023)
  expect(yearOfHead(grid(['2022年—2023年明细账'], ['月', '日']), 3)).toBeNull()
  expect(yearOfHead(grid(['月', '日'], [1, 5]), 2)).toBeNull()
})
