import { z } from 'zod'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { budgetsInText } from './budget-in-text.ts'
import { formsOf, magnitude, saysNothing, shown, totalRow } from '../tables/forms.ts'

/** 全年预算数 is not 年初预算数, and nothing in the report speaks of an adjustment or of money carried over. */
export const budgetChanged = checkFunction({
  parameters: z.strictObject({ words: z.array(z.string().min(2)).min(1) }),
  find: (reading, { words }) => {
    const said = saysWhy(reading, words)
    const inForms = formsOf(reading).flatMap((form): Hit[] => {
      // A list of many projects has no place to tell of each.
      if (form.indicators.length === 0 && form.money.filter((m) => m.row === 'more').length > 1) return []
      const row = totalRow(form)
      if (said || row?.initial?.value == null || row.fullYear?.value == null) return []
      const difference = scaled(row.fullYear.value) - scaled(row.initial.value)
      if (difference === 0n) return []
      const carried = form.money.some(
        (m) => m.row === 'carried-over' && m.fullYear?.value != null && scaled(m.fullYear.value) !== 0n,
      )
      const told = form.indicators.some(
        (i) => !saysNothing(reading, i.reason) && /预算/.test(i.reason?.text ?? ''),
      )
      if (carried || told) return []
      return [
        {
          says: 'changed',
          facts: {
            initial: row.initial.value,
            full: row.fullYear.value,
            difference: shown(magnitude(difference)),
          },
          quotes: [row.fullYear.at, row.initial.at],
        },
      ]
    })
    return [...inForms, ...budgetsInText(reading, said)]
  },
})

/** The names of the two columns hold such words themselves: 调整后预算数. */
const NAMES =
  /调整后(?:的)?(?:年度)?预算数?|(?:全年)?调整预算数|(?:未|没有|无|不作|不)(?:作|进行|发生|有)?(?:预算)?(?:调整|追加|结转)/g

/** Whether text or a longer cell speaks of an adjustment or of money carried over. */
const saysWhy = (reading: ReportReading, words: readonly string[]): boolean =>
  reading.sentences.some(({ plain }) => holds(plain, words)) ||
  reading.files.some((file) =>
    file.blocks.some(
      (b) => b.kind === 'table' && b.cells.some((c) => c.text.length > 8 && holds(c.text, words)),
    ),
  )

const holds = (text: string, words: readonly string[]): boolean => {
  const rest = text.replace(NAMES, '')
  return words.some((w) => rest.includes(w))
}
