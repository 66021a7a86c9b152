import { z } from 'zod'
import { scaled } from '../../../kernel/decimal.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import { formsOf } from '../tables/forms.ts'

/**
 * 满意度 has points, and nothing in all files of the report speaks of asking anybody. A form alone, without the text of a
 * report, has no place for it: then it is only pointed out.
 *
 * @source docs/rules/mof-2021.md#satisfaction
 */
export const satisfactionEvidence = checkFunction({
  parameters: z.strictObject({ words: z.array(z.string().min(2)).min(1), sentences: z.int().min(1) }),
  find: (reading, { words, sentences }) => {
    const rows = formsOf(reading)
      .filter((form) => form.kind !== 'monitoring')
      .flatMap((form) =>
        form.indicators.filter(
          (row) => /满意/.test(row.name.text) && row.points?.value != null && scaled(row.points.value) > 0n,
        ),
      )
    if (speaksOf(reading, words)) return []
    if (rows.length === 0) return inText(reading)
    const alone = reading.sentences.length < sentences
    return rows.slice(0, 1).map(
      (row): Hit => ({
        says: 'none',
        facts: { name: row.name.text.trim(), points: row.points?.value ?? '' },
        quotes: [row.name, ...(row.points ? [row.points.at] : [])],
        ...(alone ? { severity: 'I' as const } : {}),
      }),
    )
  },
})

/** 群众满意度达95%, and nobody was asked. */
const inText = (reading: ReportReading): Hit[] =>
  reading.claims.rates
    .filter(
      (r) =>
        r.role === 'satisfaction' && !r.scope.plan && r.scope.year === null && r.scope.elsewhere === null,
    )
    .slice(0, 1)
    .map(
      (r): Hit => ({
        says: 'text',
        facts: { word: r.word ?? '', rate: r.value },
        quotes: [r.at],
        severity: 'W',
      }),
    )

function speaksOf(reading: ReportReading, words: readonly string[]): boolean {
  const any = (text: string) => words.some((w) => text.includes(w))
  return reading.files.some((file) =>
    file.blocks.some((block) =>
      block.kind === 'paragraph' ? any(block.text) : block.cells.some((cell) => any(cell.text)),
    ),
  )
}
