import { describe, expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { askBeforeSave, copyForYear, projectRemarks, whyNotSave } from './check-project.ts'
import { Project } from './project.ts'

const id = (prefix: string, n: number) => `${prefix}_01HBXDGET0000000000000000${n}`
const fen = (yuan: number) => Math.round(yuan * 100) as Fen
const project = Project.parse({
  id: id('prj', 1),
  unitId: 'unt_x',
  code: 'RM-2023-01',
  name: '平台运维管理经费',
  year: 2023,
  ownerId: 'usr_x',
  fundKind: 'general-public',
  uses: [
    { id: id('use', 1), name: '客户端信息发布安全', amount: fen(150_000) },
    { id: id('use', 2), name: '微信平台周末运维', amount: fen(60_000) },
    { id: id('use', 3), name: '系统升级维护质保', amount: fen(259_500) },
  ],
  initial: { appropriation: fen(469_500), 'carried-over': 0, other: 0 },
  adjustments: [],
  arrivals: [],
  leftover: null,
  milestones: 'five-steps',
  finishedOn: null,
  copiedFrom: null,
  createdAt: 0,
  changedAt: 0,
  version: 3,
})
const adjustment = (amount: number, source = 'appropriation') =>
  Project.shape.adjustments.element.parse({
    id: id('adj', 1),
    on: '2023-06-01',
    amount: fen(amount),
    source,
    document: '示例财预〔2023〕8号',
    fileId: null,
    removed: null,
  })
const paid = (yuan: number, source: 'appropriation' | 'other' = 'appropriation') => ({
  on: '2023-05-01' as Day,
  source,
  amount: fen(yuan),
})
const today = '2023-11-01' as Day
const codes = (...args: Parameters<typeof projectRemarks>) =>
  projectRemarks(...args).map((r) => r.code.slice(14))

describe('a project is saved when', () => {
  test('its uses add up to 年初预算数 to the fen', () => {
    expect(whyNotSave(project)).toBeNull()
  })
  test.each([
    // 469,500.00 + 0.01 − 469,500.00 of uses
    [{ initial: { ...project.initial, other: 1 as Fen } }, 'budget.uses-too-low', { difference: '0.01' }],
    [
      { initial: { ...project.initial, appropriation: fen(469_000) } },
      'budget.uses-too-high',
      { difference: '500.00' },
    ],
    [{ adjustments: [adjustment(-1, 'other')] }, 'budget.below-zero', { source: 'other' }],
    [{ finishedOn: '2022-12-31' as Day }, 'budget.finished-before-year', { year: 2023 }],
  ])('%j is refused as %s', (change, code, facts) => {
    expect(whyNotSave({ ...project, ...change })).toMatchObject({ code, facts })
  })
  test('it was finished after its year: late is late, and not a slip of the pen', () => {
    expect(whyNotSave({ ...project, finishedOn: '2024-01-05' as Day })).toBeNull()
  })
})

describe('a remark says that', () => {
  const arrived = { ...project, arrivals: [{ ...adjustment(469_500), id: id('arr', 1) as never }] }
  test('nothing is odd', () => expect(codes(arrived, [paid(100)], today, null)).toEqual([]))
  test('there are fewer than three uses', () =>
    expect(codes({ ...project, uses: project.uses.slice(0, 2) }, [], today, null)).toEqual(['few-uses']))
  test('more was spent than the full-year budget', () =>
    expect(codes(arrived, [paid(469_500.01)], today, null)).toEqual(['overspent', 'spent-above-arrived']))
  test('one source was overspent though the whole was not', () =>
    expect(codes(arrived, [paid(1, 'other')], today, null)).toEqual(['overspent-other']))
  test('money was paid that never arrived', () =>
    expect(codes(project, [paid(1)], today, null)).toEqual(['no-arrival']))
  test('the year is over and nobody said what becomes of the rest', () =>
    expect(projectRemarks(arrived, [paid(458_700)], '2024-01-01' as Day, null)).toMatchObject([
      { code: 'budget.remark.leftover-not-said', facts: { left: '1.08' } }, // 46.95 − 45.87
    ]))
  test('结转 and 结余 are not what is left', () =>
    expect(
      codes(
        { ...arrived, leftover: { carriedOver: fen(10_000), surplus: fen(0), note: '' } },
        [paid(458_700)],
        today,
        null,
      ),
    ).toEqual(['leftover-differs']))
  test('last year carried over another amount than this year has', () =>
    expect(
      codes(arrived, [], today, { leftover: { carriedOver: fen(10_800), surplus: fen(0), note: '' } }),
    ).toEqual(['carried-over-differs']))
})

test('a copy takes the plan along and leaves what happened', () => {
  const useIds = [4, 5, 6].map((n) => id('use', n) as never)
  const copy = copyForYear(
    { ...project, adjustments: [adjustment(5)], finishedOn: '2023-12-01' as Day },
    { id: id('prj', 2) as never, code: 'RM-2024-01', year: 2024, createdAt: 7 as never, useIds },
  )
  expect(copy).toMatchObject({
    year: 2024,
    code: 'RM-2024-01',
    copiedFrom: project.id,
    initial: project.initial,
    version: 1,
  })
  expect(copy.uses.map((use) => [use.id, use.amount])).toEqual(
    project.uses.map((use, i) => [useIds[i], use.amount]),
  )
  expect(copy).toMatchObject({
    adjustments: [],
    arrivals: [],
    leftover: null,
    finishedOn: null,
    ownerId: 'usr_x',
  })
})

describe('before a project is saved', () => {
  const none = { appropriation: fen(0), 'carried-over': fen(0), other: fen(0) }
  const few = { uses: project.uses.slice(0, 2), initial: project.initial }
  const code = (...args: Parameters<typeof askBeforeSave>) => askBeforeSave(...args)?.code ?? null

  test('fewer than three uses must be meant, and none at all is no project', () => {
    expect(code(few, null, {})).toBe('budget.few-uses')
    expect(code(few, null, { fewUses: true })).toBeNull()
    expect(code({ ...few, uses: [] }, null, { fewUses: true })).toBe('budget.no-uses')
    expect(code(project, null, {})).toBeNull()
  })

  test('a budget of 0 needs its reason', () => {
    expect(code({ ...project, initial: none }, null, {})).toBe('budget.zero-budget')
    expect(code({ ...project, initial: none }, null, { zeroWhy: '年中追加' })).toBeNull()
  })

  test('what was so before is not asked again', () => {
    expect(code(few, few, {})).toBeNull()
    expect(code(few, project, {})).toBe('budget.few-uses')
    expect(code({ ...few, initial: none }, { ...few, initial: none }, {})).toBeNull()
  })
})
