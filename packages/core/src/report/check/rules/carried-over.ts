import { z } from 'zod'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'
import { formsOf } from '../tables/forms.ts'
import { patternOf, WordPattern } from '../word-pattern.ts'

/**
 * This year's spending and that of money carried over are mixed up: the text says so, or a form has spent more of 当年财政拨款
 * than it was given while its row of 上年结转 has a budget and no spending.
 */
export const carriedOverMixed = checkFunction({
  parameters: z.strictObject({ words: z.array(WordPattern).min(1) }),
  find: (reading, { words }) => {
    const said = patternOf(words) ?? /$^/g
    const inText = reading.sentences.flatMap((s) =>
      [...s.plain.matchAll(said)].map((m): Hit => {
        const quote = quoteIn(reading.files, s, m.index, m.index + m[0].length)
        return { says: 'phrase', facts: { text: quote.text }, quotes: [quote] }
      }),
    )
    const inForms = formsOf(reading).flatMap((form): Hit[] => {
      const own = form.money.filter((m) => m.row === 'appropriation')
      const carried = form.money.filter((m) => m.row === 'carried-over')
      const [year, before] = [own[0], carried[0]]
      if (!year || !before || own.length > 1 || carried.length > 1) return []
      if (year.fullYear?.value == null || year.spent?.value == null || before.fullYear?.value == null)
        return []
      const idle = before.spent?.value == null || scaled(before.spent.value) === 0n
      if (!idle || scaled(before.fullYear.value) <= 0n) return []
      if (scaled(year.spent.value) <= scaled(year.fullYear.value)) return []
      return [
        {
          says: 'row',
          facts: {
            spent: year.spent.value,
            budget: year.fullYear.value,
            carried: before.fullYear.value,
          },
          quotes: [year.spent.at, year.fullYear.at, before.fullYear.at],
        },
      ]
    })
    return [...inText, ...inForms]
  },
})
