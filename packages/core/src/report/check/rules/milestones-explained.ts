import { z } from 'zod'
import { compareDecimal } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { statedMilestones } from '../milestones.ts'
import { milestoneTables } from './milestone-table.ts'
import { liesIn, sentenceAt } from '../same-place.ts'
import { isWhole } from '../scope.ts'
import type { Sentence } from '../sentence.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/**
 * The report sets itself milestones of spending. `missed`: the last one is above the year's execution rate and no reason is
 * given. `unreported`: the report never says how much had been spent by any of them.
 */
export const milestonesExplained = checkFunction({
  parameters: z.strictObject({ reasons: z.array(WordPattern).min(1) }),
  find: (reading, { reasons }) => {
    const why = patternOf(reasons) ?? /$^/
    const hits: Hit[] = milestoneTables(reading, why)
    const stated = statedMilestones(reading)
    if (!stated) return hits
    const { sentence, milestones } = stated
    const last = milestones.at(-1)
    const rate = reading.claims.rates.find((r) => r.role === 'execution' && isWhole(r.scope))
    if (last && rate && compareDecimal(rate.value, last.percent) < 0) {
      const home = sentenceAt(reading, rate.at)
      const index = home ? reading.sentences.indexOf(home) : -1
      const around = index < 0 ? [] : reading.sentences.slice(Math.max(0, index - 2), index + 4)
      if (!around.some((s) => s.plain.search(why) >= 0))
        hits.push({
          says: 'missed',
          facts: { when: last.when, percent: last.percent, rate: rate.value },
          quotes: [last.at, rate.at],
        })
    }
    const actual =
      actualsBeside(reading, sentence) ||
      reading.claims.rates.some((r) => r.scope.until !== null && !r.scope.plan && !liesIn(sentence, r.at)) ||
      reading.claims.amounts.some((a) => a.role === 'spent' && a.scope.until !== null && !a.scope.plan) ||
      reading.tables.some(
        (t) => t.kind === 'amounts' && /节点|季度|月/.test(t.columns[0]?.rows[0]?.label.text ?? ''),
      )
    if (!actual)
      hits.push({
        says: 'unreported',
        facts: { count: milestones.length },
        quotes: milestones.map((m) => m.at),
      })
    return hits
  },
})

/** 二季度不低于60%;实际分别为22.00%、61.50%: the results stand in one row behind the demands, in their sentence or the next. */
const actualsBeside = (reading: ReportReading, sentence: Sentence): boolean => {
  const next = reading.sentences[reading.sentences.indexOf(sentence) + 1]
  return [sentence, ...(next && next.file === sentence.file ? [next] : [])].some((s) => ACTUALS.test(s.plain))
}
const ACTUALS = /实际(?:(?!要求|目标|应|需|计划|不低于)[^,。;%\d]){0,14}\d{1,3}(?:\.\d+)?%/
