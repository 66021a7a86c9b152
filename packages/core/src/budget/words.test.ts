import { expect, test } from 'vitest'
import { detailMetrics } from './detail-findings.ts'
import { amountMetrics, spentByMetric } from './findings.ts'
import { fundKinds, sources } from './source.ts'
import { budgetWords } from './words.ts'

test('every source and every kind of funds has its word', () => {
  for (const source of sources) expect(budgetWords).toHaveProperty([`budget.source.${source}`])
  for (const kind of fundKinds) expect(budgetWords).toHaveProperty([`budget.fund.${kind}`])
})

test('every metric of the budget is called something', () => {
  const metrics = [
    ...Object.values(amountMetrics).flatMap((m) => [m, ...sources.map((source) => `${m}.${source}`)]),
    spentByMetric,
    ...Object.values(detailMetrics),
  ]
  for (const metric of metrics) expect(budgetWords).toHaveProperty([`fact.${metric}`])
})
