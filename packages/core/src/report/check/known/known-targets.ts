import { z } from 'zod'
import { compareDecimal } from '../../../kernel/decimal.ts'
import type { Target } from '../../../evaluate/indicator.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { type ReadTarget, readTarget } from '../tables/cell-target.ts'
import { wordOf } from '../tables/grid.ts'
import { dayInCell } from './day-in-cell.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'
import { type Matched, matchedRows } from './matched-rows.ts'

/**
 * 年度指标值 of a form against the approved goal, indicator by indicator of the same name. Only plain numbers of the same unit and
 * full dates are held against each other; words are not.
 */
export const knownTargets = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) =>
    known?.goal === 'approved' && isAbout(reading, known)
      ? matchedRows(reading, known).flatMap((matched): Hit[] => {
          const says = differs(matched)
          const { row } = matched
          if (says === null || row.target === null) return []
          const sign = wordOf(row.nature?.text ?? '')
          return [
            {
              says,
              facts: {
                name: matched.known.name,
                here: `${sign}${wordOf(row.target.text)}${wordOf(row.unit?.text ?? '')}`,
                there: matched.known.targetText,
                project: knownName(known),
              },
              quotes: [row.target],
              record: 'goal',
            },
          ]
        })
      : [],
})

function differs({ row, known }: Matched): 'target' | 'sign' | null {
  const { target } = known
  if (target.kind === 'date') {
    const day = dayInCell(row.target?.text ?? '')
    return day !== null && day !== target.by ? 'target' : null
  }
  const read = readTarget(row)
  if (!read || read.unit !== wordOf(known.unit)) return null
  const same = sameValue(read, target)
  if (same === null) return null
  if (!same) return 'target'
  return read.signed && isReversed(read.target.kind, target.kind) ? 'sign' : null
}

/** Null for targets that are not of one kind: a range and a number, a number and words. */
function sameValue({ target: read }: ReadTarget, known: Target): boolean | null {
  if (read.kind === 'interval')
    return known.kind === 'interval'
      ? compareDecimal(read.from, known.from) === 0 && compareDecimal(read.to, known.to) === 0
      : null
  if (known.kind === 'interval' || !('value' in known)) return null
  return compareDecimal(read.value, known.value) === 0
}

const UP = ['at-least', 'more-than']
const DOWN = ['at-most', 'less-than']
const isReversed = (a: string, b: string): boolean =>
  (UP.includes(a) && DOWN.includes(b)) || (DOWN.includes(a) && UP.includes(b))
