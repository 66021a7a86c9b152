import type { ProjectLine } from '@rongheng/core/budget/views'
import { expect, test } from 'vitest'
import { moneyLines } from './money-lines.ts'

const line = (code: string, year: number, more: Partial<ProjectLine> = {}) =>
  ({
    code,
    year,
    missed: 0,
    unmeasured: 0,
    finishedOn: null,
    next: null,
    amounts: { spent: 100 },
    ...more,
  }) as ProjectLine
const codes = (items: ProjectLine[], most = 9) => moneyLines(items, most).shown.map((l) => l.code)

test('missed milestones come first, finished projects last', () => {
  const finished = line('A', 2026, { finishedOn: '2026-05-01' as never })
  const missed = line('C', 2026, { missed: 2 })
  const unpaid = line('D', 2026, { unmeasured: 4, amounts: { spent: null } as never })
  expect(codes([finished, line('B', 2026), missed, unpaid])).toEqual(['D', 'C', 'B', 'A'])
})

test("the newest year's projects, and last year's while they are not finished", () => {
  const last = line('B', 2025)
  const over = line('C', 2025, { finishedOn: '2025-12-20' as never })
  expect(codes([line('A', 2026), last, over, line('D', 2023)])).toEqual(['A', 'B'])
})

test('of many a few are shown and all are counted', () => {
  const many = Array.from({ length: 40 }, (_, n) => line(`P${n}`, 2026, { missed: n < 3 ? 1 : 0 }))
  const { shown, total, counts } = moneyLines(many, 8)
  expect([shown.length, total]).toEqual([8, 40])
  expect(counts).toEqual([
    { word: 'pace.missed', count: 3 },
    { word: 'pace.fine', count: 37 },
  ])
})

test('no project, no line', () => {
  expect(moneyLines([], 8)).toEqual({ shown: [], total: 0, counts: [] })
})
