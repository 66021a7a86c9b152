import { expect, test } from 'vitest'
import { fundKinds, sources } from './source.ts'
import { budgetWords } from './words.ts'

test('every source and every kind of funds has its word', () => {
  for (const source of sources) expect(budgetWords).toHaveProperty([`budget.source.${source}`])
  for (const kind of fundKinds) expect(budgetWords).toHaveProperty([`budget.fund.${kind}`])
})
