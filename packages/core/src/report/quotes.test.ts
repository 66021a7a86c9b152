import { expect, test } from 'vitest'
import { plain } from './model.ts'
import type { Token } from './prose.ts'
import { quotedName, quoter } from './quotes.ts'

const inputs = { project: { year: 2023 } } as Parameters<typeof quoter>[0]
const token = (key: string, number: string, unit: string): Token => ({
  key,
  unit,
  group: 'actual',
  piece: { number, by: 'actual', from: [`fct_${key}`] },
})
const tokens = new Map(
  [token('执行数', '45.87', '万元'), token('总成本', '45.87', '万元'), token('恢复用时', '26', '小时')].map(
    (t) => [t.key, t],
  ),
)
const quote = (text: string) => ({
  key: 'reason',
  label: '原因',
  text,
  page: 'results' as const,
  from: 'prj_1',
})
const run = (text: string, quoted: Record<string, string> = {}) => {
  const made = quoter(inputs, { quoted }, tokens)
  const pieces = made.pieces(quote(text))
  return { pieces, text: plain(pieces), flags: made.states()[0]?.flags.map((f) => f.text) }
}

test('a number that can only mean one fact is bound to it; its unit and the words stay as they were written', () => {
  const { pieces, text, flags } = run('用时26小时恢复')
  expect(text).toBe('用时26小时恢复')
  expect(flags).toEqual([])
  expect(pieces[1]).toBe(tokens.get('恢复用时')?.piece)
})

test('a number that no fact says is flagged, and so is one that two facts say', () => {
  expect(run('用时27小时').flags).toEqual(['27小时'])
  expect(run('支出45.87万元').flags).toEqual(['45.87万元'])
})

test('what people chose decides between two, as long as the words still say it', () => {
  const chosen = { [quotedName('reason', '45.87万元')]: '总成本', [quotedName('reason', '46万元')]: '总成本' }
  expect(run('支出45.87万元', chosen).pieces[1]).toBe(tokens.get('总成本')?.piece)
  expect(run('支出46万元', chosen).flags).toEqual(['46万元'])
})
