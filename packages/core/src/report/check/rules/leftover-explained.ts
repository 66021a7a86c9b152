import { z } from 'zod'
import { compareDecimal, type Decimal } from '../../../kernel/decimal.ts'
import { checkFunction } from '../check-function.ts'
import { isWhole } from '../scope.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/** Not all of the money was spent, and the report says neither what is left nor what becomes of it. */
export const leftoverExplained = checkFunction({
  parameters: z.strictObject({ words: z.array(WordPattern).min(1) }),
  find: (reading, { words }) => {
    // In a monitoring report the year is not over.
    if (/监控/.test(reading.structures[reading.main]?.title?.text ?? '')) return []
    const rate = reading.claims.rates.find(
      (r) => r.role === 'execution' && isWhole(r.scope) && compareDecimal(r.value, '100' as Decimal) < 0,
    )
    if (!rate) return []
    const said = patternOf(words) ?? /$^/
    if (reading.sentences.some((s) => s.plain.search(said) >= 0)) return []
    const cells = reading.files.flatMap((f) => f.blocks.flatMap((b) => (b.kind === 'table' ? b.cells : [])))
    if (cells.some((c) => c.text.search(said) >= 0)) return []
    const rest = (100 - Number(rate.value)).toFixed(2)
    return [{ says: 'unexplained', facts: { rate: rate.value, rest }, quotes: [rate.at] }]
  },
})
