import type { Instant } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { archiveName, surplus } from './archive-name.ts'

test('a backup is named by the clock on the wall in Shanghai', () => {
  // 23:30:05 UTC of 30 June is 07:30:05 of 1 July in Shanghai
  expect(archiveName(Date.parse('2026-06-30T23:30:05Z') as Instant)).toBe('rongheng-20260701-073005.tar.gz')
})

const [oldest, middle, newest] = [
  'rongheng-20261230-020000.tar.gz',
  'rongheng-20261231-020000.tar.gz',
  'rongheng-20270101-020000.tar.gz',
] as const

test('the oldest go when there are more than are kept', () => {
  expect(surplus([newest, oldest, middle], 2)).toEqual([oldest])
  expect(surplus([newest, oldest, middle], 3)).toEqual([])
  expect(surplus([newest, oldest, middle], 30)).toEqual([])
})

test('files that people named themselves are never among them', () => {
  expect(surplus(['rongheng-before-upgrade.tar.gz', 'a.txt', `${oldest}.half`, newest], 1)).toEqual([])
})
