import type { Severity } from '@rongheng/core/report/check/finding'
import { severitySigns } from './SeverityCounts.tsx'
import { type Mark, pieces } from './pieces.ts'

const gravest = (marks: readonly Mark[]): Severity =>
  marks.some((m) => m.severity === 'E') ? 'E' : marks.some((m) => m.severity === 'W') ? 'W' : 'I'

const MOST_SIGNS = 4
/** Sign and number of the first few. A figure that is contradicted all over the report would fill lines with the rest. */
const signOf = (marks: readonly Mark[]): string =>
  marks
    .slice(0, MOST_SIGNS)
    .map((m) => `${severitySigns[m.severity]}${m.number}`)
    .join('\u00a0') + (marks.length > MOST_SIGNS ? '…' : '')

/** Where a mark begins, for jumps: `[data-begins~="3-0"]` is the first quote of finding 3. */
export const markSelector = (number: number, quote: number): string => `[data-begins~="${number}-${quote}"]`

/** Text with its marks as links to the findings: a sign and a number before, an underline of its own kind below. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  if (marks.length === 0) return text
  return pieces(text, marks).map((piece, at) =>
    piece.marks.length === 0 ? (
      piece.text
    ) : (
      <a
        key={at}
        href={`#finding-${piece.marks[0]?.number}`}
        className={`ck-mark ck-mark-${gravest(piece.marks)}`}
        data-numbers={piece.marks.map((m) => m.number).join(' ')}
        data-begins={piece.begins.map((m) => `${m.number}-${m.quote}`).join(' ')}
        data-sign={signOf(piece.begins)}
      >
        {piece.text}
      </a>
    ),
  )
}
