import { Decimal } from '../../kernel/decimal.ts'
import { chineseNumber } from './chinese-number.ts'
import type { Amount, Rate, RateRole } from './claim.ts'
import { wordFinder } from './nearest-word.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { ScopeFinder } from './scope.ts'
import { liesIn } from './same-place.ts'
import { quoteIn, type Sentence } from './sentence.ts'

const RATE = /(?<![\d.])(\d{1,6}(?:\.\d{1,6})?)%|百分之([〇零一二两三四五六七八九十百千点]+)/g
const REACH = 24

/** The percentages of running text, with what each is said to be. */
export function readRates(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  words: ReportWords,
  scopeOf: ScopeFinder,
  amounts: readonly Amount[],
): Rate[] {
  const roles = wordFinder(words.rates)
  const rates: Rate[] = []
  for (const sentence of sentences) {
    let done = 0
    for (const match of sentence.plain.matchAll(RATE)) {
      const from = match.index
      const to = from + match[0].length
      const value = Decimal.safeParse(match[1] ?? chineseNumber(match[2] ?? ''))
      if (!value.success) continue
      const before = sentence.plain.slice(0, from)
      const clause = sentence.plain.slice(Math.max(done, before.lastIndexOf(',') + 1), from)
      const label = sentence.plain.slice(Math.max(done, from - REACH), from)
      const after = sentence.plain.slice(to, to + 14)
      // 46. 95万元, 469 500元: a number torn apart, or a list's number and another; nobody can tell.
      const torn = /\d[.,]? $/.test(before)
      const unsure =
        torn || /%(?:[(]含[)])?[-~至到]+$/.test(before) || /^(?:[(]含[)])?[-~至到]+\d/.test(after)
      const own = roles.last(clause) ?? nounBehind(roles.first(after), after) ?? roles.last(label)
      rates.push({
        at: quoteIn(files, sentence, from, to),
        value: value.data,
        places: value.data.split('.')[1]?.length ?? 0,
        role: unsure ? 'unclear' : own ? roleOf(own, amountBefore(amounts, sentence, from)) : 'unclear',
        word: own?.word ?? null,
        scope: scopeOf(sentence, before, clause, after),
      })
      done = to
    }
  }
  return rates
}

/** 占全年预算数的97.70% is the execution rate behind money spent, and a share behind any other; 使用率 alone may be of anything. */
const roleOf = (own: { role: RateRole; word: string }, amount: Amount | null): RateRole => {
  if (own.role !== 'execution') return own.role
  if (own.word.startsWith('占')) return amount?.role === 'spent' ? own.role : 'share'
  return own.word === '使用率' && amount?.role !== 'spent' ? 'unclear' : own.role
}

/** The amount right before a place of a sentence. */
function amountBefore(amounts: readonly Amount[], sentence: Sentence, index: number): Amount | null {
  const place = sentence.places[index] ?? sentence.to
  return amounts.findLast((a) => liesIn(sentence, a.at) && a.at.to <= place) ?? null
}

/** 97.70%的预算执行率; not the word of the next number: 99.04%，预算调整率18.17%. */
const nounBehind = (
  word: { role: RateRole; word: string; from: number; to: number } | null,
  after: string,
) => (word !== null && word.from <= 1 && !/^[,、]/.test(after) ? word : null)
