import { expect, test } from 'vitest'
import { indicator, measured, number, target } from '../../../../test/fixtures/evaluate.ts'
import type { Period } from '../kernel/fact.ts'
import type { Day, Instant } from '../kernel/time.ts'
import { type EvaluateGround, evaluateDue } from './due.ts'
import type { Goal } from './goal.ts'
import type { StageLine } from './stage.ts'

const goal = (state: Goal['state']): Goal => ({
  id: 'gol_00000000000000000000000001',
  unitId: 'unt_1',
  projectId: 'prj_1',
  year: 2023,
  annual: '巡检52次',
  stages: [],
  templateId: 'mof-2020',
  ruleSetId: 'mof-2020',
  state,
  version: 1,
  changedAt: 0 as Instant,
  changedBy: 'usr_1',
})
const rounds = indicator('巡检次数', 'quantity', target('≥', '52'), 50)
const uptime = indicator('系统可用率', 'quality', target('≥', '99.9'), 40, '%')
const ground = (more: Partial<EvaluateGround> = {}): EvaluateGround => ({
  project: { id: 'prj_1', unitId: 'unt_1', name: '平台运维', year: 2023 },
  goal: goal('approved'),
  returnedAt: null,
  indicators: [rounds, uptime],
  measurements: [],
  stages: [],
  achieved: '巡检52次。',
  writes: true,
  checks: false,
  today: '2024-01-10' as Day,
  ...more,
})
const codes = (g: EvaluateGround) => evaluateDue(g).map((d) => d.code.replace('evaluate.due.', ''))

test.each([
  [null, ['goal-missing']],
  ['draft', ['goal-draft']],
  ['returned', ['goal-returned']],
  ['submitted', []],
  ['approved', []],
] as const)('during the year a goal that is %s asks its writer for %j', (state, expected) => {
  const today = '2023-06-01' as Day
  expect(codes(ground({ goal: state && goal(state), today }))).toEqual(expected)
})

test('a returned goal says the day it came back, in Shanghai', () => {
  // 2023-05-31 16:30 UTC is the first of June here.
  const returnedAt = Date.UTC(2023, 4, 31, 16, 30) as Instant
  const g = ground({ goal: goal('returned'), returnedAt, today: '2023-06-03' as Day })
  expect(evaluateDue(g)).toMatchObject([{ returnedOn: '2023-06-01' }])
})

test('a submitted goal waits for those who check, and for them alone', () => {
  const g = ground({ goal: goal('submitted'), writes: false, checks: true })
  expect(codes(g)).toEqual(['goal-to-check'])
  expect(codes({ ...g, checks: false })).toEqual([])
})

test('results and evidence are due once the year is over', () => {
  expect(codes(ground({ today: '2023-12-31' as Day }))).toEqual([])
  expect(evaluateDue(ground())).toMatchObject([{ facts: { count: 2 } }])
  const bare = { ...measured(rounds, number('52')), fileIds: [] }
  const g = ground({ measurements: [bare, measured(uptime, number('99.9'))] })
  expect(evaluateDue(g)).toMatchObject([{ code: 'evaluate.due.evidence-missing', facts: { count: 1 } }])
})

test('while the year runs, the last quarter that is over asks for its results and for reasons of what was missed', () => {
  const line = (verdict: StageLine['verdict'], quarter: StageLine['quarter'], reason = ''): StageLine => ({
    indicatorId: rounds.id,
    quarter,
    period: `2023-${quarter}` as Period,
    target: '13',
    actual: null,
    verdict,
    deviation: null,
    deviationBp: null,
    reason,
    factIds: [],
    fileIds: [],
  })
  const stages = [
    line('not-entered', 'Q1'),
    line('not-entered', 'Q2'),
    line('missed', 'Q2'),
    line('missed', 'Q2', '停电'),
  ]
  const g = ground({ stages, today: '2023-07-02' as Day })
  expect(evaluateDue(g).map((d) => [d.code, d.facts['count'], d.link])).toEqual([
    ['evaluate.due.stage-missing', 1, '/evaluate/projects/prj_1/results?quarter=Q2'],
    ['evaluate.due.stage-missed', 1, '/evaluate/projects/prj_1/results?quarter=Q2'],
  ])
  expect(codes({ ...g, writes: false })).toEqual([])
  expect(codes({ ...g, today: '2023-03-31' as Day })).toEqual([])
})

test('after the year the words about the annual goal are due too', () => {
  const all = [measured(rounds, number('52')), measured(uptime, number('99.9'))]
  expect(codes(ground({ measurements: all }))).toEqual([])
  expect(codes(ground({ measurements: all, achieved: ' ' }))).toEqual(['outcome-missing'])
})
