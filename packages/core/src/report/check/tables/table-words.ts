import { z } from 'zod'

/** What a column of a form or a scoring table holds. */
export const columnRoles = [
  'level1',
  'level2',
  'level3',
  'nature',
  'target',
  'unit',
  'actual',
  'expected',
  'certain',
  'weight',
  'points',
  'reason',
  'standard',
  'initial',
  'full-year',
  'arrived',
  'spent',
  'expected-spent',
  'rate',
  'goal',
  'result',
  'number',
  'aside',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What a row of the money part is of. */
export const moneyRowKinds = ['total', 'appropriation', 'carried-over', 'other', 'more'] as const
export type MoneyRowKind = (typeof moneyRowKinds)[number]

const List = z.array(z.string().min(1).max(20)).default([])

/** Words by which tables are understood, a part of rulebook/report-words/*.yaml. Matching is without spaces and brackets. */
export const TableWords = z.strictObject({
  columns: z.partialRecord(z.enum(columnRoles), List).default({}),
  moneyRows: z.partialRecord(z.enum(moneyRowKinds), List).default({}),
  /** Rows that add up the whole table, and those that add up a part of it. */
  totals: List,
  subtotals: List,
  /** A row that begins with one of these begins a form, or ends its indicators. */
  begins: List,
  ends: List,
  /** Headers of columns of money that may be added up, and words in a header that forbid it. */
  amountHeaders: List,
  notAdditive: List,
  /** Names of second levels by the code that templates use. */
  secondLevels: z.record(z.string(), List).default({}),
  /** What stands in a cell to say that there is nothing to say. */
  nothing: List,
  /** Names of indicators where less is better, so that a bare number is no minimum. */
  fewerIsBetter: List,
  /** Names of the indicator that scores 预算执行率. */
  execution: List,
})
export type TableWords = z.infer<typeof TableWords>
