import type { CheckView } from '@rongheng/core/report/check/api'
import type { Finding, Severity } from '@rongheng/core/report/check/finding'
import type { Dismissal } from '@rongheng/core/report/check/report-check'
import type { Mark } from './pieces.ts'

/** How a finding stands against the check before; `only` when there was none. */
export type Standing = 'only' | 'open' | 'new' | 'resolved'

/** A finding in the list. */
export type Listed = {
  /** Its number on the page, in the list and on its marks. Resolved ones, which stand in an older text, go on counting. */
  readonly number: number
  readonly finding: Finding
  readonly standing: Standing
  readonly dismissal: Dismissal | null
}

const order: Record<Severity, number> = { E: 0, W: 1, I: 2 }
const bySeverity = (a: Finding, b: Finding) => order[a.severity] - order[b.severity]

/** The findings of a check as its page lists them: errors first, within a severity in reading order, then those resolved. */
export function listed(check: CheckView): readonly Listed[] {
  const dismissals = new Map(check.dismissals.map((d) => [d.key, d]))
  const standings = standingsOf(check)
  const now = [...check.findings.entries()].sort(([, a], [, b]) => bySeverity(a, b))
  const gone = [...check.resolved].sort(bySeverity)
  return [
    ...now.map(([at, finding]) => ({ finding, standing: standings[at] ?? 'only' })),
    ...gone.map((finding) => ({ finding, standing: 'resolved' as const })),
  ].map(({ finding, standing }, i) => ({
    number: i + 1,
    finding,
    standing,
    dismissal: standing === 'resolved' ? null : (dismissals.get(finding.key) ?? null),
  }))
}

/** Of findings with one key the later ones are new, as the comparison counts them. */
function standingsOf({ findings, fresh, previousId }: CheckView): readonly Standing[] {
  if (previousId === null) return findings.map(() => 'only')
  const left = new Map<string, number>()
  for (const key of fresh) left.set(key, (left.get(key) ?? 0) + 1)
  const standings: Standing[] = []
  for (const { key } of [...findings].reverse()) {
    const more = left.get(key) ?? 0
    left.set(key, more - 1)
    standings.push(more > 0 ? 'new' : 'open')
  }
  return standings.reverse()
}

/** What the list can be narrowed to. `counted`: what still counts, neither dismissed nor resolved. */
export const shows = ['counted', 'new', 'open', 'resolved', 'dismissed', 'all'] as const
export type Show = (typeof shows)[number]

const shownBy: Record<Show, (one: Listed) => boolean> = {
  counted: (one) => one.dismissal === null && one.standing !== 'resolved',
  new: (one) => one.dismissal === null && one.standing === 'new',
  open: (one) => one.dismissal === null && one.standing === 'open',
  resolved: (one) => one.standing === 'resolved',
  dismissed: (one) => one.dismissal !== null,
  all: () => true,
}

export const isShown = (one: Listed, show: Show): boolean => shownBy[show](one)

/** Under which key the marks of a block are kept. */
export const blockKey = (file: number, block: number): string => `${file}.${block}`

/** A mark and the cell that it stands in; null in a paragraph. */
export type PlacedMark = Mark & { readonly cell: number | null }

/** The quotes of findings by the block they stand in. What was resolved stands in an older text and has no mark. */
export function marksByBlock(findings: readonly Listed[]): ReadonlyMap<string, readonly PlacedMark[]> {
  const marks = new Map<string, PlacedMark[]>()
  for (const { number, finding, standing } of findings) {
    if (standing === 'resolved') continue
    for (const [quote, { file, block, cell, from, to }] of finding.quotes.entries()) {
      const key = blockKey(file, block)
      const here = marks.get(key) ?? []
      if (here.length === 0) marks.set(key, here)
      here.push({ number, quote, severity: finding.severity, cell, from, to })
    }
  }
  return marks
}
