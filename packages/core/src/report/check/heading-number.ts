import { chineseNumber } from './chinese-number.ts'

/** The number at the beginning of a heading: its level, its value, and how many characters it takes. */
export type HeadingNumber = { readonly level: 1 | 2 | 3 | 4; readonly value: number; readonly length: number }

const FORMS: readonly (readonly [1 | 2 | 3 | 4, RegExp])[] = [
  [1, /^ *(?:第)?([一二三四五六七八九十]{1,3})(?:部分)?[、.,: ] */],
  [2, /^ *\(([一二三四五六七八九十]{1,3})\)[、.]? */],
  [3, /^ *(\d{1,2})(?:[、.](?!\d)|(?= ?[^\d\s.,%年月日万元个项次条℃-])) */],
  [4, /^ *\((\d{1,2})\)[、.]? */],
]
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** @param plain a paragraph's plain text; null when it begins with no number of a heading */
export function headingNumber(plain: string): HeadingNumber | null {
  for (const [level, form] of FORMS) {
    const match = form.exec(plain)
    if (!match) continue
    const value = Number(level <= 2 ? chineseNumber(match[1] ?? '') : match[1])
    if (Number.isInteger(value) && value > 0) return { level, value, length: match[0].length }
  }
  const circled = CIRCLED.indexOf(plain.trimStart()[0] ?? ' ')
  return circled < 0
    ? null
    : { level: 4, value: circled + 1, length: plain.length - plain.trimStart().length + 1 }
}
