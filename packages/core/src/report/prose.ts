import { z } from 'zod'
import type { Piece } from './model.ts'

/** The kinds of numbers offered, in the order in which they are. */
export const tokenGroups = ['money', 'progress', 'actual', 'score', 'target', 'hand'] as const
export const TokenGroup = z.enum(tokenGroups)
export type TokenGroup = z.infer<typeof TokenGroup>

/** A number offered for insertion into prose: what people see and type between `{{` and `}}`, and what is printed. */
export type Token = {
  readonly key: string
  readonly unit: string
  readonly piece: Piece
  readonly group: TokenGroup
}

/** Something in a text to look at: a number that was typed instead of inserted, or a token that names nothing. */
export const ProseFlag = z.object({
  code: z.enum(['report.typed-number', 'report.unknown-token']),
  /** Where it begins in the text, and what it says. */
  at: z.int(),
  text: z.string(),
})
export type ProseFlag = z.infer<typeof ProseFlag>

const TOKEN = /\{\{([^{}]{1,80})\}\}/g

/** A day: it says when something happened, so it needs its record like any other number. */
const DAY = /(\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日/g
/**
 * Digits that are names and not measurements: document and contract numbers, titles of documents, years, months and times
 * of day, articles of a rule, numbers of attachments, tables and headings, and names that carry a digit (5G, H5, 24小时值守,
 * 12345热线).
 */
const TITLES = /《[^《》]*》/g
const NAMES = [
  /7\s*[×xX*]\s*24(\s*小时)?/g,
  /[〔[（(]\d{4}[〕\]）)]\s*\d+\s*号/g,
  /\d{4}\s*[-—–~～至]\s*\d{4}\s*年/g,
  /\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月/g,
  /\d{4}\s*年(度)?(\s*\d{1,2}\s*月)?/g,
  /\d{1,2}\s*月/g,
  /\d{1,2}[:：]\d{2}/g,
  /第\s*\d+\s*[条款项章节页版期批次届轮]/g,
  /附件\s*\d+([-－]\d+)?/g,
  /[图表]\s*\d+/g,
  /^\s*[（(]?\d{1,2}[.．、）)]/gm,
  /[A-Za-z]+(\/[A-Za-z]+\s?)?[-_]?\d[\w\-./]*/g,
  /[A-Za-z]+([-_][A-Za-z]+)+[-_]\d[\w-]*/g,
  /\d{3,6}(?=热线)/g,
  /24\s*小时(?=值|不间断|在线|监|运|响应|服务)/g,
  /(?<![\d.])(3G|4G|5G|6G|2K|4K|8K|H5)(?!\d)/g,
]
const TYPED =
  /[-+]?\d[\d,.]*\s*(%|％|‰|万元|亿元|元|个百分点|倍|分钟|分|次|万人|人|小时|天|台套|台|套|条|篇|项|份|家|个|件|起|期|户|笔)?|百分之[〇零一二三四五六七八九十百点半]+|[〇零一二两三四五六七八九十百千点]+(万元|亿元|元|个百分点|％|%)/g

/** The flags of a text, in order. Numbers that were inserted, and digits that are names, are none. */
export function proseFlags(text: string, tokens: ReadonlyMap<string, Token>): ProseFlag[] {
  const flags: ProseFlag[] = typedNumbers(text).map((m) => ({ code: 'report.typed-number', ...m }))
  for (const m of text.matchAll(TOKEN))
    if (!tokens.has((m[1] ?? '').trim()))
      flags.push({ code: 'report.unknown-token', at: m.index, text: m[0] })
  return flags.sort((a, b) => a.at - b.at)
}

/** The numbers and days that were typed into a text, in order: where each begins, and what it says. */
export function typedNumbers(text: string): { at: number; text: string }[] {
  // Blanked with spaces of the same length, so that places stay the same.
  const hide = (from: string, pattern: RegExp) => from.replace(pattern, (m) => ' '.repeat(m.length))
  const found: { at: number; text: string }[] = []
  const take = (from: string, pattern: RegExp) => {
    for (const m of from.matchAll(pattern))
      found.push({ at: m.index, text: text.slice(m.index, m.index + m[0].trimEnd().length) })
  }
  const said = [TOKEN, TITLES].reduce(hide, halfWidth(text))
  take(said, DAY)
  take([DAY, ...NAMES].reduce(hide, said), TYPED)
  return found.sort((a, b) => a.at - b.at)
}

/** Full-width figures, points and per cent signs as their half-width ones; the length stays. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９％．]/g, (c) =>
    c === '％' ? '%' : c === '．' ? '.' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )

/** A text as paragraphs of pieces: tokens become their numbers, unknown ones a blank that says so. Empty lines part nothing. */
export function proseParagraphs(text: string, tokens: ReadonlyMap<string, Token>): Piece[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const pieces: Piece[] = []
      let at = 0
      for (const m of line.matchAll(TOKEN)) {
        if (m.index > at) pieces.push({ text: line.slice(at, m.index) })
        const token = tokens.get((m[1] ?? '').trim())
        // People often write the unit behind the number themselves; it is printed once.
        const said = token?.unit && line.startsWith(token.unit, m.index + m[0].length)
        if (token) pieces.push(token.piece, ...(token.unit && !said ? [{ text: token.unit }] : []))
        else pieces.push({ blank: `没有名为“${m[1]}”的数字` })
        at = m.index + m[0].length
      }
      if (at < line.length) pieces.push({ text: line.slice(at) })
      return pieces
    })
}
