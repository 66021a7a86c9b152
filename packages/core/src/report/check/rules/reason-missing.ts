import { z } from 'zod'
import { compare, percentText, ratio } from '../../../evaluate/ratio.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import type { Quote } from '../place.ts'
import type { IndicatorRow } from '../table-reading.ts'
import { readTarget } from '../tables/cell-target.ts'
import { formsOf } from '../tables/forms.ts'
import { fullMarks, isSilent, verdicts } from './row-verdict.ts'

/**
 * A target was missed, or marks were taken off, and the column for reasons is empty. Marks lost where no number can be
 * compared are only asked about.
 */
export const missedWithoutReason = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const missed = verdicts(reading)
      .filter((v) => v.met === false && v.silent && v.full !== true)
      .map((v): Hit => ({ says: 'missed', facts: factsOf(v.row), quotes: quotesOf(v.row, v.row.actual) }))
    const deducted = formsOf(reading)
      .filter((form) => form.kind !== 'monitoring')
      .flatMap((form) =>
        form.indicators
          .filter(
            (row) =>
              fullMarks(row) === false &&
              readTarget(row) === null &&
              !BONUS.test(`${row.level1?.text ?? ''}${row.name.text}`) &&
              isSilent(reading, form, row),
          )
          .map(
            (row): Hit => ({
              says: 'deducted',
              facts: factsOf(row),
              quotes: quotesOf(row, row.points?.at ?? null),
              severity: 'W',
            }),
          ),
      )
    return [...missed, ...deducted]
  },
})

/** A result far above its target, and the column for reasons is empty. The line is the chosen rule set's, else the rule's. */
export const farAboveWithoutReason = checkFunction({
  parameters: z.strictObject({ linePercent: z.int().min(101) }),
  find: (reading, { linePercent }, context) => {
    const line = ratio(context.ruleSet?.rule.over.lineBp ?? linePercent * 100, 10_000)
    return verdicts(reading).flatMap((v): Hit[] =>
      v.met === true && v.ratio !== null && v.silent && compare(v.ratio, line) >= 0
        ? [
            {
              says: 'far',
              facts: { ...factsOf(v.row), share: percentText(v.ratio) },
              quotes: quotesOf(v.row, v.row.actual),
            },
          ]
        : [],
    )
  },
})

/** Points that are given or taken beside the others. */
const BONUS = /加分|扣分项|减分|奖励|附加/

const factsOf = (row: IndicatorRow) => ({
  name: row.name.text.trim(),
  target: `${row.nature?.text ?? ''}${row.target?.text ?? ''}${row.unit?.text ?? ''}`.replace(/\s/g, ''),
  actual: row.actual?.text.trim() ?? '',
  weight: row.weight?.value ?? '',
  points: row.points?.value ?? '',
})

const quotesOf = (row: IndicatorRow, first: Quote | null): Quote[] =>
  [first ?? row.name, row.target, row.reason].filter((q) => q !== null && q.text.trim() !== '') as Quote[]
