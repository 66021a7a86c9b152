import { expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { type BudgetGround, budgetFindings } from './findings.ts'
import { Project } from './project.ts'

const project = Project.parse({
  id: 'prj_01HBXDGET00000000000000001',
  unitId: 'unt_1',
  code: 'RM-2023-01',
  name: '平台运维管理经费',
  year: 2023,
  ownerId: 'usr_1',
  fundKind: 'general-public',
  uses: [],
  initial: { appropriation: 40_000_000, 'carried-over': 6_950_000, other: 0 },
  adjustments: [],
  arrivals: [],
  leftover: null,
  milestones: 'five-steps',
  finishedOn: null,
  copiedFrom: null,
  createdAt: 0,
  changedAt: 0,
  version: 1,
})
const march = { on: '2023-03-10' as Day, source: 'appropriation' as const, amount: 9_000_000 as Fen }
const may = { on: '2023-05-10' as Day, source: 'carried-over' as const, amount: 1_000_000 as Fen }
const proof = (id: string, { on, source }: typeof march | typeof may) => ({
  id,
  from: on,
  source,
  useId: null,
})
const ground: BudgetGround = {
  project,
  paid: [march, may],
  proofs: [proof('pay_march', march), proof('pay_may', may)],
  milestoneDays: ['2023-03-31', '2023-06-30'] as Day[],
  today: '2023-06-01' as Day,
}
const found = (metric: string, period = '2023', change: Partial<BudgetGround> = {}) => {
  const finding = budgetFindings({ ...ground, ...change }).find(
    (f) => f.metric === metric && f.period === period,
  )
  return finding && [finding.value, finding.evidence]
}

test('each number names the payments it was made from and no others', () => {
  expect(found('budget.spent')).toEqual(['10000000', ['pay_march', 'pay_may']])
  expect(found('budget.spent.appropriation')).toEqual(['9000000', ['pay_march']])
  expect(found('budget.spent.carried-over')).toEqual(['1000000', ['pay_may']])
  expect(found('budget.spent.other')).toEqual(['0', []])
  expect(found('budget.initial')).toEqual(['46950000', [project.id]])
})

test('a milestone is measured once its day is over, and a later payment leaves its fact as it was', () => {
  expect(found('budget.spent-by', '2023-03-31')).toEqual(['9000000', ['pay_march']])
  expect(found('budget.spent-by', '2023-06-30')).toBeUndefined()
  expect(found('budget.spent-by', '2023-06-30', { today: '2023-06-30' as Day })).toBeUndefined()
  expect(found('budget.spent-by', '2023-06-30', { today: '2023-07-01' as Day })?.[0]).toBe('10000000')
})

test('without payments the numbers of payments are null with a reason, not 0', () => {
  const nothing = budgetFindings({ ...ground, paid: [], proofs: [] })
  expect(
    nothing.filter((f) => f.why === 'budget.why.no-payment').map((f) => [f.metric, f.period, f.value]),
  ).toEqual([
    ['budget.spent', '2023', null],
    ['budget.spent.appropriation', '2023', null],
    ['budget.spent.carried-over', '2023', null],
    ['budget.spent.other', '2023', null],
    ['budget.spent-by', '2023-03-31', null],
  ])
})
