import type { Day } from '../../kernel/time.ts'
import type { Scope } from './claim.ts'
import type { ReportWords } from './report-words.ts'
import { type WordFinder, wordFinder } from './nearest-word.ts'
import type { Sentence } from './sentence.ts'
import type { SubjectFinder } from './subject.ts'

/** Finds out what narrows a number down, from the words before it. */
export type ScopeFinder = (sentence: Sentence, before: string, clause: string, after: string) => Scope

/** Of the whole project, in its own year, as it came out. */
export const isWhole = (scope: Scope): boolean =>
  scope.year === null &&
  scope.until === null &&
  scope.part === null &&
  !scope.plan &&
  scope.elsewhere === null &&
  scope.subject === null

/** Of one and the same subject, whichever that is: whole, but for the subject. */
export const isWholeOf = (scope: Scope, subject: string | null): boolean =>
  scope.subject === subject && isWhole({ ...scope, subject: null })

const YEAR = /(?<!\d)((?:19|20)\d{2})(?:年|年度)/g
const EARLIER = /上年|上一年|去年|以前年度|往年|历年|近三年|三年/g
const LATER = /下年|明年|次年|下一年度|以后年度/g
const OWN = /本年|当年|今年/g
const UNTIL_DAY = /截[至止]?(?:到)?(?:(?:19|20)\d{2}年)?(\d{1,2})月(?:(\d{1,2})日|底|末)?/
const UNTIL_SPAN: readonly (readonly [RegExp, string])[] = [
  [/(?:第?一季度|1季度|1[-~至到]3月)/, '03-31'],
  [/(?:上半年|1[-~至到]6月|第?二季度|2季度)/, '06-30'],
  [/(?:1[-~至到]7月)/, '07-31'],
  [/(?:前三季度|第?三季度|3季度|1[-~至到]9月)/, '09-30'],
]
/** Behind a number, these make it a demand or a rule of scoring: 95%以上, 95%得满分. */
const DEMAND = /^(?:[(]含[)]|及)?以[上下内]|^[^,;。\d]{0,4}(?:得满分|不得分|扣)/
/** 6月底 52.3%, 4月执行率28.4%: what follows is said of that day or month. */
const UNTIL_END = /(?<![\d-~至到])(\d{1,2})月(?:底|末|份|当月|累计)?[^,\d]{0,5}$/
const MONTH_END = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** @param year the report's own year, where it is known */
export function scopeFinder(words: ReportWords, year: number | null, subjectOf: SubjectFinder): ScopeFinder {
  const finders = {
    plan: wordFinder({ plan: words.plan }),
    funds: wordFinder({ funds: words.funds }),
    shares: wordFinder({ shares: words.shares }),
    elsewhere: wordFinder({ elsewhere: words.elsewhere }),
    parts: wordFinder({ parts: words.parts }),
  }
  return (sentence, before, clause, after) => ({
    year: yearBefore(before, year),
    until: untilOf(before, year),
    part: partOf(finders.parts, finders.funds, before, clause, after) ?? opening(finders.shares, before),
    plan: finders.plan.last(clause) !== null || DEMAND.test(after),
    elsewhere: finders.elsewhere.last(sentence.plain)?.word ?? null,
    subject: subjectOf(sentence, before, clause),
  })
}

/** The year named last before the number: 2022年, 上年, 本年度; null when it is the report's own or none is named. */
function yearBefore(before: string, own: number | null): number | null {
  let last: { at: number; year: number | null } = { at: -1, year: null }
  const name = (at: number, year: number | null) => {
    if (at >= last.at) last = { at, year }
  }
  for (const match of before.matchAll(YEAR)) name(match.index, Number(match[1]))
  for (const match of before.matchAll(EARLIER)) name(match.index, (own ?? 0) - 1)
  for (const match of before.matchAll(LATER)) name(match.index, (own ?? 0) + 1)
  for (const match of before.matchAll(OWN)) name(match.index, own)
  return last.year === own || own === null
    ? last.year !== null && last.year <= 1
      ? last.year
      : null
    : last.year
}

function untilOf(before: string, own: number | null): Day | null {
  const year = own ?? 2000
  const day = UNTIL_DAY.exec(before) ?? UNTIL_END.exec(before)
  if (day) {
    const month = Number(day[1])
    if (month < 1 || month > 12) return null
    const date = day[2] ? Number(day[2]) : (MONTH_END[month - 1] as number)
    return month === 12 && date >= 30 ? null : pad(year, month, date)
  }
  for (const [pattern, monthDay] of UNTIL_SPAN) if (pattern.test(before)) return `${year}-${monthDay}` as Day
  return null
}

const pad = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day

/** 县级配套资金未足额到位，应到位600万元，实际到位400万元: whose money it is stands once, at the beginning, without a number. */
function opening(shares: WordFinder<'shares'>, before: string): string | null {
  const first = before.slice(0, before.indexOf(',') + 1)
  return /\d/.test(first) ? null : (shares.last(first)?.word ?? null)
}

function partOf(
  parts: WordFinder<'parts'>,
  funds: WordFinder<'funds'>,
  before: string,
  clause: string,
  after: string,
): string | null {
  if (/^[/每]/.test(after)) return after.slice(0, 4)
  const used = /^[(（,]?(?:主要)?用于/.exec(after)
  if (used) return after.slice(0, 12)
  if (/其中/.test(before)) return before.slice(before.lastIndexOf('其中'))
  const listed = /(?:[一二三四五六七八九]是|第[一二三四五六七八九],?|[(]?[1-9][).、](?!\d))[^,]*$/.exec(
    before,
  )
  if (listed) return listed[0]
  const kind = funds.last(clause)
  if (kind) return kind.word
  return parts.last(clause)?.word ?? null
}
