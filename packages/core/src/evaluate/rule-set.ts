import { z } from 'zod'
import { type RuleKind, RuleHead } from '../kernel/rulebook.ts'
import { QualitativeGrade } from './measurement.ts'
import { Centipoints } from './points.ts'
import { Bilingual } from './template.ts'

/** A share in basis points: 6000 = 60 %. */
const Bp = z.int().min(0).max(1_000_000)
const clause = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
/** From this rate up (inclusive), this share of the marks. */
const Band = z.strictObject({ fromBp: Bp, shareBp: Bp })

/** Which two amounts an execution rate divides: spent by this one. */
export const Denominator = z.enum(['initial', 'full-year', 'arrived'])
export type Denominator = z.infer<typeof Denominator>

/** Points for 预算执行率. */
export const ExecutionRule = z.discriminatedUnion('fn', [
  z.strictObject({ fn: z.literal('proportional'), denominator: Denominator, clause }),
  /** Full marks for a finished project within its budget; otherwise bands, highest first. */
  z.strictObject({
    fn: z.literal('finished-or-bands'),
    denominator: Denominator,
    bands: z.array(Band).min(1),
    clause,
  }),
])
export type ExecutionRule = z.infer<typeof ExecutionRule>

/** From a completion ratio below 1 to points. */
export const UnmetRule = z.discriminatedUnion('fn', [
  z.strictObject({ fn: z.literal('proportional'), clause }),
  /** Below the floor nothing; above it (ratio − floor) ÷ (1 − floor). */
  z.strictObject({ fn: z.literal('threshold'), floorBp: Bp.max(9_999), clause }),
])
export type UnmetRule = z.infer<typeof UnmetRule>

/** The completion ratio of a ≤ or < indicator that was missed: target ÷ actual · 1 − excess ÷ target · none at all. */
export const ReverseRule = z.strictObject({ fn: z.enum(['inverse-ratio', 'excess', 'nothing']), clause })

/** A target of 0, where no ratio exists. */
export const ZeroTargetRule = z.discriminatedUnion('fn', [
  z.strictObject({ fn: z.literal('all-or-nothing'), clause }),
  /** This share of the marks off for each unit above 0. */
  z.strictObject({ fn: z.literal('deduct-each'), eachBp: Bp, clause }),
])

/** A date that was missed. */
export const LateRule = z.discriminatedUnion('fn', [
  /** This share of the ratio off for each day late. */
  z.strictObject({ fn: z.literal('per-day'), eachBp: Bp, clause }),
  /** Up to and including so many days late, this ratio; later nothing. */
  z.strictObject({
    fn: z.literal('bands'),
    bands: z.array(z.strictObject({ days: z.int().min(1), ratioBp: Bp })).min(1),
    clause,
  }),
  z.strictObject({ fn: z.literal('nothing'), clause }),
])

/** 满意度: as any number, or by bands of the percentage itself. */
export const SatisfactionRule = z.discriminatedUnion('fn', [
  z.strictObject({ fn: z.literal('as-number'), clause }),
  z.strictObject({ fn: z.literal('bands'), bands: z.array(Band).min(1), clause }),
])

/** A target far exceeded: from `lineBp` of the target up, a reason is asked for, and points may go. */
export const OverRule = z.discriminatedUnion('fn', [
  z.strictObject({ fn: z.literal('none'), lineBp: Bp, clause }),
  /** People decide, with a reason, as the rule says to analyse first. */
  z.strictObject({ fn: z.literal('manual'), lineBp: Bp, clause }),
  z.strictObject({ fn: z.literal('deduct'), lineBp: Bp, points: Centipoints, clause }),
])

/** How a gap in the rule was filled, and on whose word. */
export const Choice = z.strictObject({
  gap: z.enum([
    'grades',
    'reverse',
    'zero-target',
    'rounding',
    'over-achievement',
    'date',
    'interval',
    'equal',
    'yes-no',
    'not-measured',
    'no-budget',
    'execution',
    'execution-unfinished',
    'execution-over-100',
    'satisfaction',
  ]),
  choice: Bilingual,
  /** `own choice`, or the document it is taken from. */
  source: z.string().min(1),
  clause,
})
export type Choice = z.infer<typeof Choice>

/** A scoring rule as data. It names typed functions and gives parameters; it holds no expressions. A file of rulebook/rule-sets. */
export const RuleSet = RuleHead.extend({
  titleEn: z.string().min(1),
  version: z.int().min(1),
  /** 单位自评: the only kind so far that scores from a table. */
  kind: z.literal('self-evaluation'),
  /** Every clause named below in a sentence of our own; docs/rules/<rule set>.md holds the same anchors. */
  clauses: z.record(clause, Bilingual),
  execution: ExecutionRule,
  unmet: UnmetRule,
  reverse: ReverseRule,
  zeroTarget: ZeroTargetRule,
  interval: z.strictObject({ fn: z.literal('nearer-end'), clause }),
  late: LateRule,
  yesNo: z.strictObject({ fn: z.literal('all-or-nothing'), noShareBp: Bp, clause }),
  qualitative: z.strictObject({
    fn: z.literal('graded-bands'),
    /** Lowest share of each grade's band; the band ends below the next better one, the best one at 100 %. */
    bands: z.array(z.strictObject({ grade: QualitativeGrade, fromBp: Bp })).length(3),
    clause,
  }),
  satisfaction: SatisfactionRule,
  over: OverRule,
  /** A project without budget and without spending: leave 执行率 open, or share its weight among the others. */
  noBudget: z.strictObject({ fn: z.enum(['leave-open', 'reweight']), clause }),
  rounding: z.strictObject({
    places: z.literal(2),
    mode: z.literal('half-up'),
    total: z.enum(['sum-of-rounded-lines', 'round-the-sum']),
    clause,
  }),
  /** Caps on the total by execution rate, lowest first; the first whose `belowBp` is above the rate counts. */
  caps: z.array(z.strictObject({ belowBp: Bp, atMost: Centipoints })),
  capsClause: clause.nullable(),
  /** Best first; a grade holds from its lowest total up. */
  grades: z.array(z.strictObject({ code: z.string(), name: Bilingual, from: Centipoints })).min(1),
  gradesClause: clause,
  choices: z.array(Choice),
}).superRefine((rules, ctx) => {
  for (const named of clausesOf(rules))
    if (!(named in rules.clauses))
      ctx.addIssue({
        code: 'custom',
        path: ['clauses'],
        message: `条款 ${named} 没有写说明 / the clause ${named} has no sentence`,
      })
})
export type RuleSet = z.infer<typeof RuleSet>

/** Every clause a rule set names, once each. */
export function clausesOf(rules: object): string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && /clause$/i.test(key)) found.add(inner)
        else if (key !== 'clauses') walk(inner)
      }
  }
  walk(rules)
  return [...found]
}

export const ruleSetKind = { folder: 'rule-sets', schema: RuleSet } as const satisfies RuleKind
