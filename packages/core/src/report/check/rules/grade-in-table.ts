import { scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { formsOf } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** A grade word that a form prints beside its total, against the band of that total. @param bands best first */
export const gradesInTables = (
  reading: ReportReading,
  bands: readonly { readonly grade: string; readonly from: string }[],
): Hit[] =>
  formsOf(reading).flatMap((form): Hit[] => {
    const { grade, total } = form
    if (grade === null || total?.value == null) return []
    const word = wordOf(grade.text).replace(/["“”]/g, '')
    const stated = bands.find((b) => b.grade === word || reading.words.grades[b.grade]?.includes(word))
    const points = scaled(total.value)
    const fits = bands.find((b) => points >= BigInt(Math.round(Number(b.from) * 1_000_000)))
    if (!stated || !fits || stated.grade === fits.grade || points > 100_000_000n) return []
    return [
      {
        says: 'band',
        facts: { points: total.value, stated: word, fits: fits.grade },
        quotes: [grade, total.at],
      },
    ]
  })
