import { expect, test } from 'vitest'
import { jsonSteps } from './json-path.ts'

test.each([
  ['status', ['status']],
  ['data.items[0].title', ['data', 'items', '0', 'title']],
  ['data[items][0]', ['data', 'items', '0']],
  ['[0].id', ['0', 'id']],
  ['.data', ['data']],
  ['数据.状态', ['数据', '状态']],
])('%s leads through %j', (path, steps) => {
  expect(jsonSteps(path)).toEqual(steps)
})

test.each(['..[[', '', '.', 'data.', 'data..items', 'items[0', 'items0]', 'items[]', 'a[0]b'])(
  '"%s" names no way',
  (path) => {
    expect(jsonSteps(path)).toBeNull()
  },
)
