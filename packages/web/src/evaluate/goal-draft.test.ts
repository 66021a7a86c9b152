import { expect, test } from 'vitest'
import { draftOf, emptyRow, movedTo, rowOf, type RowDraft } from './goal-draft.ts'

const typed = (more: Partial<RowDraft>): RowDraft => ({
  ...emptyRow('1', 'quantity'),
  name: ' 日常巡检次数 ',
  value: '52',
  unit: '次',
  weight: '6.5',
  ...more,
})

test('a typed row becomes an indicator: trimmed, weight in centipoints, empty quarters left out', () => {
  const { draft, problems } = draftOf(typed({ quarters: { Q1: '13', Q2: '', Q3: ' ', Q4: '' } }))
  expect(problems).toEqual([])
  expect(draft).toMatchObject({
    name: '日常巡检次数',
    target: { kind: 'at-least', value: '52' },
    weight: 650,
    quarters: [{ quarter: 'Q1', target: '13' }],
    measuredBy: { kind: 'hand' },
  })
})

test.each([
  [{ name: ' ' }, ['name']],
  [{ value: '五十二' }, ['target']],
  [{ value: '' }, ['target']],
  [{ value: '５２' }, []],
  [{ kind: 'interval', value: '3', to: 'x' }, ['target']],
  [{ kind: 'interval', value: '70', to: '50' }, ['interval']],
  [{ kind: 'date', day: '' }, ['target']],
  [{ weight: '6,5' }, ['weight']],
  [{ weight: '101' }, ['weight']],
  [{ weight: '' }, []], // not decided yet: the lint says so
  [{ kind: 'qualitative', text: '' }, []], // likewise
] as const)('%j has the problems %j', (more, expected) => {
  expect(draftOf(typed(more as Partial<RowDraft>)).problems).toEqual(expected)
})

test('a saved indicator comes back as it was', () => {
  const { draft } = draftOf(
    typed({ kind: 'interval', value: '3', to: '5', measured: 'budget.spent', core: true }),
  )
  const saved = {
    ...draft,
    id: 'ind_00000000000000000000000001',
    unitId: 'u',
    projectId: 'p',
    goalId: 'gol_00000000000000000000000001',
    position: 0,
  } as Parameters<typeof rowOf>[0]
  expect(draftOf(rowOf(saved, '1')).draft).toEqual({ ...draft, id: saved.id })
  expect(draftOf(rowOf(saved, '1', { years: 1 })).draft.id).toBeNull()
  const due = { ...saved, target: { kind: 'date', by: '2024-02-29' } } as typeof saved
  expect(rowOf(due, '1').day).toBe('2024-02-29')
  expect(rowOf(due, '1', { years: 1 }).day).toBe('2025-02-28')
  expect(rowOf(due, '1', { years: 4 }).day).toBe('2028-02-29')
})

test('an empty row that becomes a satisfaction is measured in percent by a survey; a written one keeps what people chose', () => {
  const empty = movedTo(emptyRow('1', 'quantity'), 'satisfaction')
  expect([empty.level2, empty.method, empty.unit]).toEqual(['satisfaction', 'survey', '%'])
  const written = movedTo(typed({ method: 'direct-proof' }), 'satisfaction')
  expect([written.level2, written.method, written.unit]).toEqual(['satisfaction', 'direct-proof', '次'])
})
