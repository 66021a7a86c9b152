import { sumFen, type Fen, wanText } from '../../../kernel/money.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { isWhole } from '../scope.ts'

/** Words of running text that name a budget after its adjustment. */
const ADJUSTED = /全年预算数|调整后预算|调整预算数/
const UP = /追加|调增/
const DOWN = /调减|压减/

/**
 * In text: 年初预算数 and 全年预算数 of the project differ and nothing is said of an adjustment; or the adjustments that are
 * stated do not lead from the one to the other.
 */
export function budgetsInText(reading: ReportReading, told: boolean): Hit[] {
  const own = reading.claims.amounts.filter((a) => isWhole(a.scope))
  const initial = only(own.filter((a) => a.role === 'initial' && a.exact))
  const full = only(own.filter((a) => a.role === 'full-year' && ADJUSTED.test(a.word ?? '')))
  if (!initial || !full) return []
  const difference = full.fen - initial.fen
  const slack = full.slackFen + initial.slackFen
  const facts = {
    initial: wanText(initial.fen),
    full: wanText(full.fen),
    difference: wanText(Math.abs(difference) as Fen),
  }
  const quotes = [full.at, initial.at]
  const steps = own.filter((a) => a.role === 'adjustment')
  if (steps.length === 0)
    return told || Math.abs(difference) <= slack ? [] : [{ says: 'changed', facts, quotes }]
  if (steps.some((a) => !UP.test(a.word ?? '') && !DOWN.test(a.word ?? ''))) return []
  // Said twice, an adjustment is one.
  const once = steps.filter((a, i) => !steps.slice(0, i).some((b) => b.fen === a.fen && b.word === a.word))
  const signed = once.map((a) => ((DOWN.test(a.word ?? '') ? -1 : 1) * a.fen) as Fen)
  const room = slack + sumFen(once.map((a) => a.slackFen))
  if (Math.abs(sumFen(signed) - difference) <= room) return []
  return [
    {
      says: 'steps',
      facts: { ...facts, steps: once.map((a) => `${a.word}${wanText(a.fen)}`).join('、') },
      quotes: [...quotes, ...once.map((a) => a.at)],
    },
  ]
}

/** The one value that is stated, however often. */
const only = (amounts: readonly Amount[]): Amount | null =>
  amounts.every((a) => a.fen === amounts[0]?.fen) ? (amounts[0] ?? null) : null
