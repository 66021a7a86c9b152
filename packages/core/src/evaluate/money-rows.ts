import { amountMetrics } from '../budget/findings.ts'
import type { Fact } from '../kernel/fact.ts'
import { Fen } from '../kernel/money.ts'
import type { Year } from '../kernel/time.ts'
import { yearPeriod } from './measure.ts'
import { type MoneyRow, moneyRowKinds } from './score-card.ts'

/** The rows of 项目资金 as the facts in force say; an amount without a fact, or with an empty one, is null. */
export function moneyRows(projectId: string, year: Year, facts: readonly Fact[]): MoneyRow[] {
  const period = yearPeriod(year)
  return moneyRowKinds.map((kind) => {
    const find = (metric: string) => {
      const name = kind === 'total' ? metric : `${metric}.${kind}`
      return facts.find((f) => f.metric === name && f.subject === projectId && f.period === period)
    }
    const parts = Object.entries(amountMetrics).flatMap(([name, metric]) => {
      const fact = find(metric)
      return fact ? [[name, fact.id] as const] : []
    })
    const amount = (fact: Fact | undefined): Fen | null =>
      fact === undefined || fact.value === null ? null : Fen.parse(Number(fact.value))
    return {
      kind,
      initial: amount(find(amountMetrics.initial)),
      fullYear: amount(find(amountMetrics.fullYear)),
      arrived: amount(find(amountMetrics.arrived)),
      spent: amount(find(amountMetrics.spent)),
      facts: Object.fromEntries(parts),
      factIds: parts.map(([, id]) => id),
    }
  })
}
