import { z } from 'zod'
import { type Fen, wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import type { Quote } from '../place.ts'
import { isWhole } from '../scope.ts'
import type { CellMoney } from '../table-reading.ts'
import { formsOf, totalRow } from '../tables/forms.ts'
import { isAbout } from './is-about.ts'
import { knownName, type KnownProject } from './known-project.ts'

type Part = keyof KnownProject['money']

/**
 * The four amounts of a report against the ledger: what the text says of the whole project and year in words that name one
 * amount, and 年度资金总额 of the form. Where any of several values is the ledger's, the others are other things, and whether
 * the report contradicts itself is another rule's.
 */
export const knownAmounts = checkFunction({
  parameters: z.strictObject({
    /** Words that mean 全年预算数 and never 年初预算数; any other word for a budget may mean either. */
    fullYear: z.array(z.string().min(1)).min(1),
  }),
  find: (reading, words, { known }) =>
    known && isAbout(reading, known)
      ? [...inText(reading, known, words.fullYear), ...inForms(reading, known)]
      : [],
})

const PARTS = { initial: 'initial', 'full-year': 'fullYear', arrived: 'arrived', spent: 'spent' } as const
const NAMES = { initial: '年初预算数', fullYear: '全年预算数', arrived: '到位资金', spent: '执行数' } as const

function inText(reading: ReportReading, known: KnownProject, strict: readonly string[]): Hit[] {
  return (['initial', 'full-year', 'arrived', 'spent'] as const).flatMap((role) => {
    const part = PARTS[role]
    const of = (a: Amount): Part[] =>
      part === 'fullYear' && !strict.includes(a.word ?? '') ? ['fullYear', 'initial', 'arrived'] : [part]
    const stated = reading.claims.amounts
      .filter((a) => a.role === role && a.exact && isWhole(a.scope))
      .map((a) => ({ at: a.at, fen: a.fen, slackFen: a.slackFen, word: a.word ?? '', parts: of(a) }))
    return against(known, part, stated)
  })
}

function inForms(reading: ReportReading, known: KnownProject): Hit[] {
  const rows = formsOf(reading)
    .filter((form) => form.kind !== 'monitoring')
    .flatMap((form) => totalRow(form) ?? [])
  return (['initial', 'fullYear', 'arrived', 'spent'] as const).flatMap((part) => {
    const cells = rows.flatMap((row) => row[part] ?? []).filter((c) => c.fen !== null)
    const stated = cells.map((c: CellMoney) => ({
      at: c.at,
      fen: c.fen as Fen,
      slackFen: c.slackFen,
      word: NAMES[part],
      parts: [part],
    }))
    return against(known, part, stated)
  })
}

type Said = {
  readonly at: Quote
  readonly fen: Fen
  readonly slackFen: Fen
  readonly word: string
  readonly parts: readonly Part[]
}

function against(known: KnownProject, part: Part, stated: readonly Said[]): Hit[] {
  const there = known.money[part]
  const [first] = stated
  if (there === null || !first) return []
  if (stated.some((s) => s.parts.some((p) => agrees(s, known.money[p])))) return []
  const others = stated.filter(
    (s, i) => !stated.slice(0, i).some((t) => Math.abs(s.fen - t.fen) <= t.slackFen),
  )
  return [
    {
      says: 'differs',
      facts: {
        word: first.word,
        here: wanText(first.fen),
        there: wanText(there),
        what: NAMES[part],
        project: knownName(known),
      },
      quotes: others.slice(0, 5).map((s) => s.at),
      record: part === 'spent' ? 'payments' : 'money',
      // Many values are many things whose names we do not know, and one far off may be of something larger or smaller.
      ...(others.length > 2 || isFar(first.fen, there) ? { severity: 'W' as const } : {}),
    },
  ]
}

/** Printed digits may be rounded or cut off: one of the last place is no contradiction. */
const agrees = (said: Said, fen: Fen | null): boolean =>
  fen !== null && Math.abs(said.fen - fen) <= Math.max(2 * said.slackFen, 1)

const isFar = (a: number, b: number): boolean => {
  if (a <= 0 || b <= 0) return false
  const times = Math.max(a / b, b / a)
  // 46.95元 for 46.95万元 is a slip of the unit, and as wrong as can be.
  return times > 3 && ![1_000, 10_000].some((unit) => Math.abs(times / unit - 1) < 0.001)
}
