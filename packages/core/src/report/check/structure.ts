import type { Quote } from './place.ts'

/** A heading, found by its number, its style, or by its wording when both are lost. */
export type Heading = {
  readonly at: Quote
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; as its part has it when the number is lost. */
  readonly level: 1 | 2 | 3 | 4
  /** Its number, 3 for 三、 and for （三）; null when it has none. */
  readonly number: number | null
  /** The number is the word processor's and does not stand in the text. */
  readonly automatic: boolean
  /** What its wording means, a key of the words' `headings`; null for headings of the author's own. */
  readonly part: string | null
  /** Blocks that belong to it, `[from, to)` of its file: its own and all up to the next heading as high or higher. */
  readonly blocks: { readonly from: number; readonly to: number }
}

/**
 * What a report is: a summary of what a unit found about itself, an evaluation report on a project, a report on all that a
 * department spends (部门整体支出), or a table that is filled in.
 */
export const reportTypes = ['self-evaluation', 'evaluation-report', 'department', 'form', 'unknown'] as const
export type ReportType = (typeof reportTypes)[number]

/** How a report is built. */
export type Structure = {
  /** Which outline it follows, as an id of rulebook/outlines; null when too little of any was found. */
  readonly outline: string | null
  readonly headings: readonly Heading[]
  /** Parts of that outline that neither a heading names nor one of what belongs inside them. */
  readonly missing: readonly string[]
  readonly type: ReportType
  readonly title: Quote | null
  /** The budget year it is about; null when nothing says so. */
  readonly year: number | null
}
