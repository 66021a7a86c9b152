import type { Day } from '../../kernel/time.ts'
import type { DateClaim } from './claim.ts'
import type { ReadDocument } from './read-document.ts'
import { quoteIn, type Sentence } from './sentence.ts'

const DATE =
  /(?<!\d)(?:(\d{4})年)?(\d{1,3})月(?:(\d{1,3})[日号])?|(?<![\d.\-/])(\d{4})([-./])(\d{1,2})\5(\d{1,2})(?![\d.\-/%])/g
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A date found in a text: where it stands, what it says, and whether no calendar has it. */
export type FoundDate = {
  readonly index: number
  readonly text: string
  /** The year it says itself. */
  readonly own: number | null
  readonly month: number
  readonly day: number | null
  readonly impossible: boolean
}

/** 48月 is a length of time, and 2021-13-45 the number of a project, a contract or a version. */
const isDate = (match: RegExpMatchArray, before: string, month: number): boolean =>
  match[4] === undefined
    ? match[1] !== undefined || (match[3] !== undefined && month <= 12)
    : month >= 1 && month <= 12 && !/(?:编号|编码|代码|文号|合同|版本|号|[A-Za-z])[:为]?$/.test(before)

/**
 * The dates of a text in half width. A month without year and day is never impossible: 24月 is a length of time, and 13月工资 is
 * paid in many places.
 *
 * @param year the year of a date that says none
 */
export function datesIn(plain: string, year: number | null): FoundDate[] {
  let named: number | null = null
  return [...plain.matchAll(DATE)].flatMap((match): FoundDate[] => {
    const dashed = match[4] !== undefined
    const said = Number(match[1] ?? match[4] ?? 0)
    if (said > 0) named = said
    const month = Number(dashed ? match[6] : match[2])
    const day = dashed ? Number(match[7]) : match[3] === undefined ? null : Number(match[3])
    const of = named ?? year
    return [
      {
        index: match.index,
        text: match[0],
        own: of,
        month,
        day,
        impossible:
          isImpossible(said > 0 ? said : null, month, day) &&
          isDate(match, plain.slice(Math.max(0, match.index - 8), match.index), month),
      },
    ]
  })
}

/** Dates of running text. One that no calendar has is kept with `impossible`, because that is what is wrong with it. */
export function readDates(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  year: number | null,
): DateClaim[] {
  const dates: DateClaim[] = []
  for (const sentence of sentences) {
    for (const { index, text, own, month, day, impossible } of datesIn(sentence.plain, year)) {
      const before = sentence.plain.slice(Math.max(0, index - 8), index)
      const after = sentence.plain.slice(index + text.length, index + text.length + 4)
      dates.push({
        at: quoteIn(files, sentence, index, index + text.length),
        ...spanOf(own, month, day),
        impossible,
        role: roleOf(before, after, sentence.plain),
      })
    }
  }
  return dates
}

function isImpossible(year: number | null, month: number, day: number | null): boolean {
  if (month < 1 || month > 12) return true
  if (day === null) return false
  if (month === 2 && day === 29 && year !== null) return !isLeap(year)
  return day < 1 || day > (LENGTHS[month - 1] as number)
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function spanOf(
  year: number | null,
  month: number,
  day: number | null,
): { from: Day | null; to: Day | null } {
  if (year === null || isImpossible(year, month, day)) return { from: null, to: null }
  const text = (d: number) => `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day
  const last = month === 2 && !isLeap(year) ? 28 : (LENGTHS[month - 1] as number)
  return day === null ? { from: text(1), to: text(last) } : { from: text(day), to: text(day) }
}

function roleOf(before: string, after: string, sentence: string): DateClaim['role'] {
  if (/[前底止]/.test(after[0] ?? '') || /不低于|达到|完成/.test(after)) return 'milestone'
  if (/[[〔]\d{4}[\]〕]|印发|施行|修订|通知》/.test(before + sentence.slice(0, 20))) return 'document'
  return sentence.replace(/\s/g, '').length <= 14 ? 'cover' : 'event'
}
