import { z } from 'zod'
import type { ReportContent } from './content.ts'
import type { ReportInputs } from './inputs.ts'
import type { Piece } from './model.ts'
import { recorded } from './number.ts'
import { ProseFlag, type Token, typedNumbers } from './prose.ts'
import { onlyTokenLike, tokensLike } from './same-number.ts'

/**
 * Words that people wrote where they entered results or money, as a report quotes them. Their text is changed there; here
 * each number in it is bound to the number it means, or flagged.
 */
export const QuoteState = z.object({
  key: z.string(),
  /** What the words are about: 实际完成情况, “…”的偏差原因. */
  label: z.string(),
  text: z.string(),
  /** Where the words are changed. */
  page: z.enum(['results', 'money']),
  /** Typed numbers that are bound to nothing. */
  flags: z.array(ProseFlag),
})
export type QuoteState = z.infer<typeof QuoteState>

/** Words to quote and the record they stand in. */
export type Quote = Pick<QuoteState, 'key' | 'label' | 'text' | 'page'> & { readonly from: string }

/** The choice that people made for a typed number of a quote stands under this name in `ReportContent.quoted`. */
export const quotedName = (key: string, typed: string): string => `${key} ${typed}`

/** Quotes as pieces: numbers that mean a token become it. Which quotes a report used, and what is open in them, is kept. */
export type Quoter = {
  readonly pieces: (quote: Quote) => Piece[]
  readonly states: () => readonly QuoteState[]
}

/** What the parts of a report are written from. */
export type Composing = ReportInputs & { readonly quote: Quoter['pieces'] }

/** Words without their last full stop, to stand inside a sentence. */
export const openEnded = (text: string): string => text.trim().replace(/。$/, '')

/** Makes the quoter of one report. A typed number is bound by people's choice, or where only one number can be meant. */
export function quoter(
  inputs: Pick<ReportInputs, 'project'>,
  content: Pick<ReportContent, 'quoted'>,
  tokens: ReadonlyMap<string, Token>,
): Quoter {
  const states = new Map<string, QuoteState>()
  const meant = (quote: Quote, typed: { at: number; text: string }): Token | null => {
    const args = [quote.text, typed, tokens.values(), inputs.project.year] as const
    const chosen = content.quoted[quotedName(quote.key, typed.text)]
    // A choice holds as long as the words still say what the number says.
    return chosen === undefined
      ? onlyTokenLike(...args)
      : (tokensLike(...args).find((t) => t.key === chosen) ?? null)
  }
  const pieces = (quote: Quote): Piece[] => {
    const said: Piece[] = []
    const flags: ProseFlag[] = []
    let at = 0
    const words = (to: number) => {
      if (to > at) said.push(recorded(quote.text.slice(at, to), 'quoted', [quote.from]))
      at = to
    }
    for (const typed of typedNumbers(quote.text)) {
      const token = meant(quote, typed)
      if (!token) {
        flags.push({ code: 'report.typed-number', ...typed })
        continue
      }
      words(typed.at)
      said.push(token.piece)
      at = typed.at + numberLength(typed.text, token)
    }
    words(quote.text.length)
    const { from: _, ...shown } = quote
    if (!states.has(quote.key)) states.set(quote.key, { ...shown, flags })
    return said
  }
  return { pieces, states: () => [...states.values()] }
}

/** How much of the typed text the token replaces: a day whole, a number without its unit. */
const numberLength = (typed: string, token: Token): number =>
  token.unit === '' ? typed.length : (/^[-+]?[\d０-９,.．]*/.exec(typed)?.[0].length ?? typed.length)
