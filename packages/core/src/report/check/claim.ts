import type { Decimal } from '../../kernel/decimal.ts'
import type { Fen } from '../../kernel/money.ts'
import type { Day } from '../../kernel/time.ts'
import type { Quote } from './place.ts'

/**
 * What narrows a number down. Two numbers may be held against each other only when their scopes are equal: most pairs of
 * numbers in a report differ because they are different things, and a check that forgets this accuses right reports.
 */
export type Scope = {
  /** The year it is said of, when the sentence names one that is not the report's. */
  readonly year: number | null
  /** Counted up to this day (截至6月30日, 一季度); null for the whole year or when nothing is said. */
  readonly until: Day | null
  /** A share of the whole, in the author's word: a use, a kind of funds (财政拨款, 自筹), a contract; null for the whole. */
  readonly part: string | null
  /** A demand, plan or comparison (不低于, 计划, 力争, 全市平均), not what happened. */
  readonly plan: boolean
  /** Said of something else than the project: the department, another unit, all projects together. */
  readonly elsewhere: string | null
  /** A sub-project, a town, an indicator that the sentence or its heading names; null for the evaluated project itself. */
  readonly subject: string | null
}

/** What an amount is said to be. `unclear` takes part in no rule that calls something wrong. */
export const amountRoles = [
  'initial',
  'adjustment',
  'full-year',
  'arrived',
  'spent',
  'carried-over',
  'left',
  'contract',
  'unclear',
] as const
export type AmountRole = (typeof amountRoles)[number]

/** Money: exact, with half of the last printed place as slack (46.95万元 → ±50 元), because reports round. */
export type Amount = {
  readonly at: Quote
  readonly fen: Fen
  readonly slackFen: Fen
  readonly unit: '元' | '千元' | '万元' | '亿元'
  /** The unit stands at the number itself; otherwise it is the table's or the report's. */
  readonly ownUnit: boolean
  readonly role: AmountRole
  /** The author's word that gave the role; null when none did. */
  readonly word: string | null
  /** The word names exactly one amount of a project, so that it may be called wrong. */
  readonly exact: boolean
  readonly scope: Scope
}

/** What a percentage is said to be. */
export const rateRoles = [
  'execution',
  'arrival',
  'completion',
  'satisfaction',
  'saving',
  'share',
  'change',
  'score',
  'unclear',
] as const
export type RateRole = (typeof rateRoles)[number]

/** A percentage: 97.70 % is value "97.7", places 2. */
export type Rate = {
  readonly at: Quote
  readonly value: Decimal
  readonly places: number
  readonly role: RateRole
  readonly word: string | null
  readonly scope: Scope
}

/** Points said of the whole evaluation (自评100分, 综合得分为92.5分) or of a part (决策类得分18分，满分20分). */
export type ScoreClaim = {
  readonly at: Quote
  readonly points: Decimal
  /** Full marks when the sentence gives them. */
  readonly outOf: Decimal | null
  /** `another`: the whole evaluation of somebody else, a sub-project or a town. */
  readonly of: 'total' | 'part' | 'another'
  /** The part's name; '' for the total. */
  readonly name: string
  /** Who gave the points, where the words say so: the unit itself (自评), or somebody who evaluates it (评价, 复核). */
  readonly by: 'self' | 'other' | null
  readonly scope: Scope
}

/** A grade word said of the result: 优, 良, 中, 差, 优秀, 良好, 合格 … */
export type GradeClaim = { readonly at: Quote; readonly grade: string; readonly scope: Scope }

/** A date or period as written, with what is wrong about it when no calendar has it. */
export type DateClaim = {
  readonly at: Quote
  readonly from: Day | null
  readonly to: Day | null
  readonly impossible: boolean
  /** What the day is said to be: the deadline of a milestone, the cover's date, a law's date, something done. */
  readonly role: 'milestone' | 'cover' | 'document' | 'event'
}

/** A stated number of things: 共15个指标, 3个子项目. */
export type CountClaim = {
  readonly at: Quote
  readonly count: number
  readonly thing: string
  readonly scope: Scope
}

/** A thing the text refers to by name. */
export type Mention = {
  readonly at: Quote
  readonly kind: 'attachment' | 'method' | 'document' | 'unit' | 'place' | 'project' | 'vendor'
  /** Without brackets, quotes and 《》. */
  readonly name: string
}

/** Everything found in running text. Numbers of tables are in `TableReading`. */
export type Claims = {
  readonly amounts: readonly Amount[]
  readonly rates: readonly Rate[]
  readonly scores: readonly ScoreClaim[]
  readonly grades: readonly GradeClaim[]
  readonly dates: readonly DateClaim[]
  readonly counts: readonly CountClaim[]
  readonly mentions: readonly Mention[]
}
