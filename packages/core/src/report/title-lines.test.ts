import { expect, test } from 'vitest'
import { codeOf, plainCode } from './report.ts'
import { titleLines } from './title-lines.ts'

test.each([
  ['项目支出绩效评价报告', 18, ['项目支出绩效评价报告']],
  [
    '示例区融媒体中心平台运维管理经费项目支出绩效评价报告',
    18,
    ['示例区融媒体中心平台运维管理经费', '项目支出绩效评价报告'],
  ],
])('%s in lines of %i', (title, limit, lines) => {
  expect(titleLines(title, limit)).toEqual(lines)
})

test('a title without known words is still cut, and nothing of it is lost', () => {
  const title = '甲'.repeat(40)
  const lines = titleLines(title, 18)
  expect(lines.join('')).toBe(title)
  expect(lines.every((line) => [...line].length <= 18)).toBe(true)
})

test('a code is made from the hash, and read back however people type it', () => {
  const code = codeOf('ff'.repeat(32))
  expect(code).toBe('ZZZZ-ZZZZ-ZZZZ')
  expect(codeOf('00'.repeat(32))).toBe('0000-0000-0000')
  expect(plainCode(' a1b2 c3d4　e5f6')).toBe('A1B2-C3D4-E5F6')
  expect(plainCode('oOiL-0000-0000')).toBe('0011-0000-0000')
})
