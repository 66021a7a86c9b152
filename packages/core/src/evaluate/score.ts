import { Refusal } from '../kernel/refusal.ts'
import type { Indicator } from './indicator.ts'
import { placeOf } from './levels.ts'
import { type Centipoints, FULL_MARKS, pointsText } from './points.ts'
import {
  add,
  bpOf,
  bpText,
  compare,
  NOTHING,
  type Ratio,
  ratio,
  ratioOfBp,
  ratioText,
  rounded,
  times,
} from './ratio.ts'
import type { Reason } from './reason.ts'
import type { RuleSet } from './rule-set.ts'
import type { MoneyRow, RuleRef, ScoreCard, ScoreInput, ScoreLine } from './score-card.ts'
import { scoreExecution } from './score-execution.ts'
import { scoreIndicator } from './score-indicator.ts'
import type { IndicatorTemplate } from './template.ts'
import { type Judged, stepsOf } from './working.ts'

/** A rule file together with the SM3 of its bytes. */
export type Checked<T> = T & { readonly checksum: string }

/** Why nothing can be scored: no indicators, or weights that do not sum to 100. @source docs/rules/mof-2020.md#weights */
export function whyNotScore(template: IndicatorTemplate, indicators: readonly Indicator[]): Reason | null {
  if (indicators.length === 0) return { code: 'evaluate.no-indicators', facts: {} }
  const sum = indicators.reduce((total, i) => total + i.weight, template.execution)
  if (sum === FULL_MARKS) return null
  const difference = pointsText(Math.abs(sum - FULL_MARKS))
  return {
    code: sum > FULL_MARKS ? 'evaluate.weights-above-100' : 'evaluate.weights-below-100',
    facts: { sum: pointsText(sum), difference, execution: pointsText(template.execution) },
  }
}

/**
 * Scores a project: 预算执行率 and every indicator, each rounded once as the rule set says, then the total with caps and
 * the grade. A line without a measurement, or in error, has no points, and then there is no total.
 *
 * @throws Refusal as `whyNotScore` says
 * @source docs/rules/mof-2020.md#total
 */
export function score(
  rules: Checked<RuleSet>,
  template: Checked<IndicatorTemplate>,
  input: ScoreInput,
): ScoreCard {
  const refusal = whyNotScore(template, input.indicators)
  if (refusal) throw new Refusal(refusal.code, refusal.facts)
  const money = input.money.find((row) => row.kind === 'total') ?? NO_MONEY
  const execution = scoreExecution(rules, template.execution, money, input.finished, input.executionReason)
  const lines = [
    { line: executionLine(template.execution, execution, money.factIds), judged: execution },
    ...inOrder(template, input.indicators).map((indicator) => {
      const place = placeOf(template, indicator.level2)
      const measurement = input.measurements.find((m) => m.indicatorId === indicator.id) ?? null
      const judged = scoreIndicator(rules, indicator, place?.level1 ?? null, measurement)
      const line: ScoreLine = {
        key: indicator.id,
        name: indicator.name,
        level1: place?.level1 ?? null,
        level2: indicator.level2,
        weight: indicator.weight,
        ...outcomeOf(judged),
        factIds: measurement?.factIds ?? [],
        fileIds: measurement?.fileIds ?? [],
      }
      return { line, judged }
    }),
  ]
  return {
    projectId: input.projectId,
    year: input.year,
    ruleSet: refOf(rules),
    template: refOf(template),
    lines: lines.map((l) => l.line),
    ...totalOf(rules, lines),
  }
}

const NO_MONEY: MoneyRow = {
  kind: 'total',
  initial: null,
  fullYear: null,
  arrived: null,
  spent: null,
  facts: {},
  factIds: [],
}

/** The rule file by name, version and checksum. */
export const refOf = (file: Checked<Pick<RuleSet, 'id' | 'version' | 'title' | 'titleEn'>>): RuleRef => ({
  id: file.id,
  version: file.version,
  name: { zh: file.title, en: file.titleEn },
  checksum: file.checksum,
})

/** Indicators in the order of the template's levels, and within a level as people put them. */
export const inOrder = (template: IndicatorTemplate, indicators: readonly Indicator[]): Indicator[] =>
  [...indicators].sort(
    (a, b) =>
      (placeOf(template, a.level2)?.order ?? 9_999) - (placeOf(template, b.level2)?.order ?? 9_999) ||
      a.position - b.position,
  )

const executionLine = (weight: Centipoints, judged: Judged, factIds: readonly string[]): ScoreLine => ({
  key: 'execution',
  name: '预算执行率',
  level1: null,
  level2: null,
  weight,
  ...outcomeOf(judged),
  factIds: [...factIds],
  fileIds: [],
})

function outcomeOf(judged: Judged) {
  const rateBp = judged.rate === null ? null : bpOf(judged.rate)
  if (judged.state !== 'scored')
    return {
      state: judged.state,
      points: null,
      why: judged.why,
      whyFacts: { ...judged.whyFacts },
      met: null,
      rateBp,
      remarks: [],
      working: null,
    }
  return {
    state: judged.state,
    points: rounded(judged.exact),
    why: null,
    whyFacts: {},
    met: judged.met,
    rateBp,
    remarks: [...judged.remarks],
    working: judged.working,
  }
}

type Lines = readonly { readonly line: ScoreLine; readonly judged: Judged }[]

/** Sum, share of an open 执行率, caps and grade, with the working. */
function totalOf(
  rules: RuleSet,
  lines: Lines,
): Pick<ScoreCard, 'soFar' | 'total' | 'cap' | 'grade' | 'working'> {
  const step = stepsOf(rules)
  const scored = lines.filter((l) => l.line.points !== null)
  const soFar = scored.reduce((sum, l) => sum + (l.line.points ?? 0), 0)
  const texts = scored.map((l) => pointsText(l.line.points ?? 0))
  const exactSum: Ratio = scored.reduce(
    (sum, l) => (l.judged.state === 'scored' ? add(sum, l.judged.exact) : sum),
    NOTHING,
  )
  const base = rules.rounding.total === 'sum-of-rounded-lines' ? ratio(soFar, 1) : exactSum
  const summed = step(
    rules.rounding.total,
    rules.rounding.clause,
    {},
    `${texts.join(' + ')} = ${ratioText(times(base, ratio(1, 100)))}`,
    pointsText(rounded(base)),
  )
  const open = lines.filter((l) => l.line.points === null)
  const spread = spreadOf(rules, lines, open)
  if (open.length > 0 && spread === null)
    return { soFar, total: null, cap: null, grade: null, working: summed }
  const before = rounded(spread === null ? base : times(base, spread))
  const whole =
    spread === null
      ? summed
      : step(
          'reweighted',
          rules.noBudget.clause,
          {},
          `${summed.result} × ${ratioText(spread)} = ${pointsText(before)}`,
          pointsText(before),
          [summed],
        )
  const rateBp = lines[0]?.line.rateBp ?? null
  const exactRate = lines[0]?.judged.rate ?? null
  const cap =
    exactRate === null ? undefined : rules.caps.find((c) => compare(exactRate, ratioOfBp(c.belowBp)) < 0)
  const bites = cap !== undefined && before > cap.atMost && rules.capsClause !== null && rateBp !== null
  const total = bites ? cap.atMost : before
  const working = bites
    ? step(
        'capped',
        rules.capsClause,
        { rate: bpText(rateBp), cap: pointsText(cap.atMost) },
        `min(${pointsText(before)}, ${pointsText(cap.atMost)}) = ${pointsText(total)}`,
        pointsText(total),
        [whole],
      )
    : whole
  const grade = rules.grades.find((g) => total >= g.from) ?? null
  return {
    soFar,
    total,
    cap: bites && rules.capsClause !== null ? { rateBp, atMost: cap.atMost, clause: rules.capsClause } : null,
    grade: grade && {
      code: grade.code,
      name: grade.name,
      clause: rules.gradesClause,
      borrowedFrom: rules.choices.find((c) => c.gap === 'grades')?.source ?? null,
    },
    working,
  }
}

/** 100 ÷ (100 − the open 执行率) when that is the only open line, its reason is "no budget" and the rule set spreads it; else null. */
function spreadOf(rules: RuleSet, lines: Lines, open: Lines): Ratio | null {
  const [only] = open
  if (open.length !== 1 || only === undefined || only.line.key !== 'execution') return null
  if (only.line.why !== 'evaluate.why.no-budget' || rules.noBudget.fn !== 'reweight') return null
  const rest = lines.reduce((sum, l) => sum + l.line.weight, 0) - only.line.weight
  return rest > 0 ? ratio(FULL_MARKS, rest) : null
}
