import { z } from 'zod'
import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { readActual } from '../tables/cell-target.ts'
import { placesOf } from '../tables/cell-value.ts'
import { magnitude } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'
import { dayInCell } from './day-in-cell.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'
import { type Matched, matchedRows } from './matched-rows.ts'

/** 实际完成值 of a form against the result on record, indicator by indicator of the same name: plain numbers of one unit, and full dates. */
export const knownResults = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) =>
    known && isAbout(reading, known)
      ? matchedRows(reading, known).flatMap((matched): Hit[] =>
          matched.form.kind !== 'monitoring' && matched.row.actual !== null && differs(matched)
            ? [
                {
                  says: 'actual',
                  facts: {
                    name: matched.known.name,
                    here: wordOf(matched.row.actual.text),
                    there: matched.known.actualText ?? '',
                    project: knownName(known),
                  },
                  quotes: [matched.row.actual],
                  record: 'results',
                },
              ]
            : [],
        )
      : [],
})

function differs({ row, known }: Matched): boolean {
  const { actual } = known
  if (actual?.kind === 'number') {
    const read = readActual(row, wordOf(known.unit))
    return read !== null && !agree(read, actual.value)
  }
  if (actual?.kind === 'date') {
    const day = dayInCell(row.actual?.text ?? '')
    return day !== null && day !== actual.on
  }
  return false
}

/** Printed digits may be rounded or cut off: less than one of the last printed place apart. Whole numbers are equal or they are not. */
function agree(printed: Decimal, known: Decimal): boolean {
  const place = 1_000_000n / 10n ** BigInt(Math.min(placesOf(printed), placesOf(known)))
  return magnitude(scaled(printed) - scaled(known)) < place
}
