import { expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import { detailFindings, detailMetrics } from './detail-findings.ts'
import { Project, UseId } from './project.ts'

const id = (prefix: string, n: number) => `${prefix}_01HR3P0RT0000000000000000${n}`
const project = Project.parse({
  id: id('prj', 1),
  unitId: id('unt', 1),
  code: 'RM-2023-01',
  name: '平台运维',
  year: 2023,
  ownerId: id('usr', 1),
  fundKind: 'general-public',
  uses: [
    { id: id('use', 1), name: '信息发布安全', amount: 10_000 },
    { id: id('use', 2), name: '周末运维', amount: 5_000 },
  ],
  initial: { appropriation: 15_000, 'carried-over': 0, other: 0 },
  adjustments: [],
  arrivals: [],
  leftover: { carriedOver: 0, surplus: 700, note: '' },
  milestones: null,
  finishedOn: null,
  copiedFrom: null,
  createdAt: 0,
  changedAt: 0,
  version: 1,
})
const paid = (use: number | null, amount: number) => ({
  useId: use === null ? null : UseId.parse(id('use', use)),
  amount: amount as Fen,
})
const proof = ({ useId }: ReturnType<typeof paid>) => ({
  id: useId === null ? 'bat_2' : 'bat_1',
  from: '2023-03-01' as Day,
  source: 'appropriation' as const,
  useId,
})
const spentOf = (subject: string, paidForUse: ReturnType<typeof paid>[]) =>
  detailFindings(project, paidForUse, paidForUse.map(proof)).find(
    (f) => f.metric === detailMetrics.useSpent && f.subject === subject,
  )

test('a use with payments is their sum, one without is 0 when every payment names its use', () => {
  expect(spentOf(id('use', 1), [paid(1, 9_300)])).toMatchObject({
    value: '9300',
    why: null,
    evidence: ['bat_1'],
  })
  expect(spentOf(id('use', 2), [paid(1, 9_300)])).toMatchObject({ value: '0', why: null })
})

test('while payments name no use, a use without payments is unknown and not 0', () => {
  expect(spentOf(id('use', 2), [paid(1, 9_300), paid(null, 100)])).toMatchObject({
    value: null,
    why: 'budget.why.use-not-said',
    evidence: ['bat_2'],
  })
})

test('without any payment nothing was measured', () => {
  expect(spentOf(id('use', 1), [])).toMatchObject({ value: null, why: 'budget.why.no-payment' })
})

test('结余 as declared is a fact of the project', () => {
  expect(detailFindings(project, [], []).find((f) => f.metric === detailMetrics.surplus)).toMatchObject({
    subject: project.id,
    value: '700',
  })
})
