import type { Quote } from './place.ts'

/** A heading, found by its number, its style, or by its wording when both are lost. */
export type Heading = {
  readonly at: Quote
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: 1 | 2 | 3 | 4
  /** The number as written, without brackets and point: "一", "1"; null when it has none. */
  readonly number: string | null
  /** The key of the outline's part that its wording means; null for headings of the author's own. */
  readonly part: string | null
  /** Blocks that belong to it: `[from, to)` of its file, sub-headings included. */
  readonly blocks: { readonly from: number; readonly to: number }
}

/** How a report is built. */
export type Structure = {
  /** Which outline it follows, as an id of rulebook/outlines; null when too little of any was found. */
  readonly outline: string | null
  readonly headings: readonly Heading[]
  /** Parts of that outline that no heading names. */
  readonly missing: readonly string[]
  /** 单位自评 (a form or its summary) or a 绩效评价报告: different rules hold. */
  readonly type: 'self-evaluation' | 'evaluation-report' | 'form' | 'unknown'
  readonly title: Quote | null
  readonly year: { readonly value: number; readonly at: Quote | null } | null
}
