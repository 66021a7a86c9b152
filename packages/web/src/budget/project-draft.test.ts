import type { Fen } from '@rongheng/core/kernel/money'
import type { Day } from '@rongheng/core/kernel/time'
import { expect, test } from 'vitest'
import { draftOf, entryOf, partStates, type ProjectDraft, usesAndInitial } from './project-draft.ts'

const draft = (change: Partial<ProjectDraft>): ProjectDraft => ({
  ...draftOf(null, 'unt_1', 2026),
  ...change,
})
const today = '2026-11-23' as Day
const fen = (yuan: number) => (yuan * 100) as Fen

test('a new project starts with three empty uses, which are not sent', () => {
  const empty = draft({})
  expect(empty.uses).toHaveLength(3)
  expect(entryOf(empty).uses).toEqual([])
  expect(partStates(empty, today)).toEqual({
    about: 'not-started',
    initial: 'not-started',
    uses: 'not-started',
    template: 'not-started',
    leftover: 'cannot-start',
  })
})

test('uses that do not add up are a problem while one types', () => {
  const typed = draft({
    initial: { appropriation: fen(10), 'carried-over': null, other: fen(1) },
    uses: [{ name: '运维', amount: fen(10) }],
  })
  expect(usesAndInitial(typed)).toEqual({ uses: fen(10), initial: fen(11) })
  expect(partStates(typed, today).uses).toBe('problem')
  expect(partStates({ ...typed, uses: [{ name: '运维', amount: fen(11) }] }, today).uses).toBe('done')
})

test('what is left over is asked for once the year has ended', () => {
  expect(partStates(draft({}), '2027-01-01' as Day).leftover).toBe('not-started')
})

test('what is left over is sent only when it is said', () => {
  const said = { carriedOver: fen(5), surplus: null, note: ' 合同跨年 ' }
  expect(entryOf(draft({ leftover: said })).leftover).toBeNull()
  expect(entryOf(draft({ leftover: said, saysLeftover: true })).leftover).toEqual({
    carriedOver: fen(5),
    surplus: 0,
    note: '合同跨年',
  })
})
