import { expect, test } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { inLines, permissionToHear } from './changes.ts'

const act = (at: number, actorId: string, code: string, subjectId: string) => ({
  at: at as Instant,
  actorId,
  actorName: actorId,
  code,
  subjectId,
  subjectName: '',
  unitId: 'unt_1',
})

test('the same act of one person on one record is one line with its last moment', () => {
  const lines = inLines([
    act(9, 'he', 'act.report.save', 'rpt_1'),
    act(8, 'wu', 'act.payment.add', 'pay_1'),
    act(7, 'he', 'act.report.save', 'rpt_1'),
    act(6, 'he', 'act.report.save', 'rpt_2'),
  ])
  expect(lines.map(({ at, subjectId, count }) => [at, subjectId, count])).toEqual([
    [9, 'rpt_1', 2],
    [8, 'pay_1', 1],
    [6, 'rpt_2', 1],
  ])
})

test.each([
  { action: 'payment.add', needs: 'payment.read' },
  { action: 'ledger.confirm', needs: 'payment.read' },
  { action: 'report.sign', needs: 'report.read' },
  { action: 'goal.return', needs: 'goal.read' },
  { action: 'arrival.add', needs: 'project.read' },
])('to hear of $action one needs $needs', ({ action, needs }) => {
  expect(permissionToHear(action)).toBe(needs)
})
