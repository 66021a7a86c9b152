import { expect, test } from 'vitest'
import { makesCircle } from './needs.ts'

const needs = new Map([
  ['app', ['server', 'dns']],
  ['server', ['switch']],
  ['storage', ['switch']],
  ['switch', []],
  ['dns', []],
])

test('a need that leads back is seen before it is made', () => {
  expect(makesCircle(needs, 'switch', 'app')).toBe(true)
  expect(makesCircle(needs, 'app', 'app')).toBe(true)
  expect(makesCircle(needs, 'app', 'storage')).toBe(false)
})
