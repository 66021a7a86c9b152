import type { RuleSet } from './rule-set.ts'
import type { Remark, Working } from './score-card.ts'
import type { Ratio } from './ratio.ts'

/** What a rule says of one line, before rounding. `exact` is in centipoints. */
export type Judged =
  | {
      readonly state: 'scored'
      readonly exact: Ratio
      readonly met: boolean | null
      readonly rate: Ratio | null
      readonly remarks: readonly Remark[]
      readonly working: Working
    }
  | {
      readonly state: 'not-measured' | 'error'
      readonly why: string
      readonly whyFacts: Readonly<Record<string, string | number>>
      readonly rate: Ratio | null
    }

/** A line that cannot be scored, and why. */
export const unscored = (
  state: 'not-measured' | 'error',
  why: string,
  whyFacts: Readonly<Record<string, string | number>> = {},
  rate: Ratio | null = null,
): Judged => ({ state, why, whyFacts, rate })

/** Makes steps of a working that know which clauses of this rule set are its own choice. */
export function stepsOf(rules: RuleSet) {
  const own = new Set(rules.choices.filter((c) => c.source === 'own choice').map((c) => c.clause))
  return (
    step: string,
    clause: string | null,
    inputs: Readonly<Record<string, string>>,
    formula: string,
    result: string,
    steps: readonly Working[] = [],
  ): Working => ({
    step: `evaluate.step.${step}`,
    clause,
    ownChoice: clause !== null && own.has(clause),
    inputs: Object.entries(inputs).map(([name, value]) => ({ name: `evaluate.input.${name}`, value })),
    formula,
    result,
    steps: [...steps],
  })
}
export type MakeStep = ReturnType<typeof stepsOf>

/** A warning beside a line. */
export const warning = (code: string, facts: Remark['facts'] = {}): Remark => ({
  code: `evaluate.remark.${code}`,
  severity: 'warning',
  facts,
})
