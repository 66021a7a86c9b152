import { fenOf, type Fen } from '../../kernel/money.ts'
import type { Amount, AmountRole } from './claim.ts'
import { wordFinder } from './nearest-word.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { ScopeFinder } from './scope.ts'
import { quoteIn, type Sentence } from './sentence.ts'

const AMOUNT = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|万元|千元|元)/g
const FEN_OF = { 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 } as const
/** How far before a number its word may stand, in the same sentence. */
const REACH = 30

/** The amounts of running text, with what each is said to be. */
export function readAmounts(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  words: ReportWords,
  scopeOf: ScopeFinder,
): Amount[] {
  const roles = wordFinder(words.amounts)
  const amounts: Amount[] = []
  for (const sentence of sentences) {
    let done = 0
    for (const match of sentence.plain.matchAll(AMOUNT)) {
      const [whole, digits = '', decimals = '', unit] = match
      const from = match.index
      const to = from + whole.length
      const fen = exactFen(digits + decimals, unit as keyof typeof FEN_OF)
      if (fen === null) continue
      // A number's word stands behind the number before it: 预算46.95万元，支出45.87万元.
      const before = sentence.plain.slice(0, from)
      const clause = sentence.plain.slice(Math.max(done, before.lastIndexOf(',') + 1), from)
      const label = sentence.plain.slice(Math.max(done, from - REACH), from)
      const after = sentence.plain.slice(to, to + 14)
      // 46. 95万元, 469 500元: a number torn apart, or a list's number and another; nobody can tell.
      const torn = /\d[.,]? $/.test(before)
      const unsure = torn || /\d(?:亿元|万元|千元|元)?[-~至到]$/.test(before)
      // 比全年预算数少19.20万元: a difference, whatever it is said of.
      const compared =
        /[比较][^,]{1,20}(?:[少多低高超]|增加|减少|节约)[了出]?$/.test(before) ||
        /(?:增加|减少|增长|下降|上升|相差|差额|少了|多了|多出|超出)[为约]?$/.test(before)
      const own = roles.last(clause) ?? roles.last(label) ?? behind(roles.first(after), after)
      amounts.push({
        at: quoteIn(files, sentence, from, to),
        fen,
        slackFen: slackOf(decimals, unit as keyof typeof FEN_OF),
        unit: unit as Amount['unit'],
        ownUnit: true,
        role: unsure || compared ? 'unclear' : (own?.role ?? 'unclear'),
        word: own?.word ?? null,
        exact: own !== null && words.exact.includes(own.word),
        scope: scopeOf(sentence, before, clause, after),
      })
      done = to
    }
  }
  return amounts
}

/** "已全部到位" right behind a number names it; a word further on, or with a number of its own, belongs to the next one. */
const behind = (word: { role: AmountRole; word: string; from: number; to: number } | null, after: string) =>
  word !== null && word.from <= 2 && !/^[^,。;]*\d/.test(after.slice(word.to)) ? word : null

function exactFen(number: string, unit: keyof typeof FEN_OF): Fen | null {
  if (unit === '元') return fenOf(number, 'yuan')
  if (unit === '万元') return fenOf(number, 'wan')
  const wan = unit === '千元' ? shifted(number, -1) : shifted(number, 4)
  return wan === null ? null : fenOf(wan, 'wan')
}

/** A decimal's point moved by some places, as text: exact where a float is not. */
function shifted(number: string, places: number): string | null {
  const [whole = '0', fraction = ''] = number.replaceAll(',', '').split('.')
  const digits = `${'0'.repeat(8)}${whole}${fraction.padEnd(8, '0')}`
  const point = 8 + whole.length + places
  const text = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`.replace(
    /\.?0+$/,
    '',
  )
  return /^\d+(\.\d{1,6})?$/.test(text) ? text : null
}

/** Half of the last printed place. */
const slackOf = (decimals: string, unit: keyof typeof FEN_OF): Fen =>
  Math.floor(FEN_OF[unit] / 10 ** Math.max(0, decimals.length - 1) / 2) as Fen
