import { expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { budgetDue, type DueGround } from './due.ts'
import type { Milestone } from './milestones.ts'

const milestone = (day: string, verdict: Milestone['verdict'], toPay: number): Milestone => ({
  day: day as Day,
  label: '三季度',
  labelEn: 'Q3',
  plannedBp: 8000,
  planned: 37_560_000 as Fen,
  actual: null,
  actualBp: null,
  toPay: toPay as Fen,
  asOf: null,
  verdict,
  reachedOn: null,
  short: null,
  forecast: null,
})
const ground: DueGround = {
  project: {
    id: 'prj_1' as never,
    unitId: 'unt_1',
    name: '平台运维',
    year: 2023,
    finishedOn: null,
    leftover: null,
  },
  isOwner: true,
  amounts: {
    initial: 46_950_000 as Fen,
    fullYear: 46_950_000 as Fen,
    arrived: null,
    spent: 30_000_000 as Fen,
  },
  milestones: [],
  incomplete: 0,
  today: '2023-09-10' as Day,
}
const due = (change: Partial<DueGround>) =>
  budgetDue({ ...ground, ...change }).map((d) => [d.code.slice(11), d.dueOn])

test('a milestone within 30 days is due on its day, with the amount still to pay', () => {
  const [item] = budgetDue({ ...ground, milestones: [milestone('2023-09-30', 'open', 7_560_000)] })
  expect(item).toMatchObject({
    code: 'budget.due.milestone',
    dueOn: '2023-09-30',
    facts: { toPay: '7.56', left: 20 },
    link: '/budget/projects/prj_1/milestones',
  })
})

test.each([
  ['a milestone 31 days ahead is not due yet', { milestones: [milestone('2023-10-11', 'open', 1)] }, []],
  [
    'a missed one is due until its money is paid',
    { milestones: [milestone('2023-06-30', 'missed', 5)] },
    [['missed', '2023-06-30']],
  ],
  ['one caught up with is due no more', { milestones: [milestone('2023-06-30', 'missed', 0)] }, []],
  [
    'days that went by without any payment are due once, since the first of them',
    { milestones: [milestone('2023-03-31', 'not-measured', 5), milestone('2023-06-30', 'not-measured', 9)] },
    [['nothing-paid', '2023-03-31']],
  ],
  [
    'a finished project has no milestones due',
    {
      project: { ...ground.project, finishedOn: '2023-09-01' as Day },
      milestones: [milestone('2023-09-30', 'open', 5)],
    },
    [],
  ],
  [
    'others are asked only to complete payments',
    { isOwner: false, incomplete: 3, milestones: [milestone('2023-09-30', 'open', 5)] },
    [['incomplete', null]],
  ],
  ['after the year the rest must be spoken for', { today: '2024-01-01' as Day }, [['leftover', null]]],
  [
    'without payments nothing is left over that we know of',
    { today: '2024-01-01' as Day, amounts: { ...ground.amounts, spent: null } },
    [],
  ],
  [
    'overspending is an error to look into',
    { amounts: { ...ground.amounts, spent: 46_950_001 as Fen } },
    [['overspent', null]],
  ],
] as const)('%s', (_, change, expected) => {
  expect(due(change as Partial<DueGround>)).toEqual(expected)
})
