import { expect, test } from 'vitest'
import { facesSeen } from './faces.ts'

test('a face that is missing is replaced by one of its kin, and named when there is none', () => {
  const there = new Set(['仿宋_GB2312', '黑体', 'SimSun', '楷体'])
  expect(facesSeen((name) => there.has(name))).toEqual({
    replaced: [
      { name: '楷体_GB2312', by: '楷体' },
      { name: '宋体', by: 'SimSun' },
    ],
    missing: ['方正小标宋简体'],
  })
})
