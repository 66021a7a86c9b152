import { expect, test } from 'vitest'
import { axisOf, linesOf } from './chart-layout.ts'

test.each([
  [100, [0, 20, 40, 60, 80, 100]],
  [22.9, [0, 5, 10, 15, 20, 25]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [0, [0, 1]],
])('an axis up to %s has the ticks %j', (most, ticks) => {
  expect(axisOf(most).ticks).toEqual(ticks)
})

test('a label is broken into lines, and cut with … after the last', () => {
  expect(linesOf('微信平台周末运维', 4, 3)).toEqual(['微信平台', '周末运维'])
  expect(linesOf('播出、制作、存储、网络系统', 4, 2)).toEqual(['播出、制', '作、存…'])
})
