import { expect, test } from 'vitest'
import { titleWith } from './tab-title.ts'

test.each([
  { title: '首页 · 融衡', count: 3, becomes: '(3) 首页 · 融衡' },
  { title: '(3) 首页 · 融衡', count: 4, becomes: '(4) 首页 · 融衡' },
  { title: '(3) 首页 · 融衡', count: 0, becomes: '首页 · 融衡' },
  { title: '首页 · 融衡', count: 1000, becomes: '(99+) 首页 · 融衡' },
  { title: '(99+) 首页 · 融衡', count: 2, becomes: '(2) 首页 · 融衡' },
])('$title with $count alerts reads $becomes', ({ title, count, becomes }) => {
  expect(titleWith(title, count)).toBe(becomes)
})
