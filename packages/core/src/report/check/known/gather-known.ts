import { amountMetrics } from '../../../budget/findings.ts'
import { pointsText } from '../../../evaluate/points.ts'
import { actualText, targetText } from '../../../evaluate/target-text.ts'
import { bpText } from '../../../evaluate/ratio.ts'
import type { Decimal } from '../../../kernel/decimal.ts'
import type { Fen } from '../../../kernel/money.ts'
import { factOf, type ReportInputs } from '../../inputs.ts'
import type { KnownIndicator, KnownLack, KnownProject } from './known-project.ts'

/** What is on record of a project, as a check of its report compares it. Numbers come from the facts in force. */
export function gatherKnown(inputs: ReportInputs): KnownProject {
  const { project } = inputs
  const over = inputs.today > `${project.year}-12-31`
  const spent = amountOf(inputs, 'spent')
  const money = {
    initial: amountOf(inputs, 'initial'),
    fullYear: amountOf(inputs, 'fullYear'),
    arrived: amountOf(inputs, 'arrived'),
    spent: over ? spent : null,
  }
  const indicators = inputs.goal ? inputs.indicators.map((i) => indicatorOf(inputs, i)) : []
  const score = scoreOf(inputs)
  const goal = inputs.goal === null ? 'none' : inputs.goal.state === 'approved' ? 'approved' : 'open'
  const open = indicators.filter((i) => i.actual === null).length
  const lacks: [KnownLack, boolean][] = [
    ['no-arrival', money.arrived === null],
    ['no-payment', spent === null],
    ['year-not-over', spent !== null && !over],
    ['no-goal', goal === 'none'],
    ['goal-open', goal === 'open'],
    ['no-results', indicators.length > 0 && open === indicators.length],
    ['some-results', open > 0 && open < indicators.length],
    ['no-score', score === null],
  ]
  return {
    id: project.id,
    code: project.code,
    name: project.name,
    unit: inputs.unitName,
    year: project.year,
    money,
    score,
    goal,
    indicators,
    missed: (inputs.milestones?.measured ?? []).flatMap((m) =>
      m.verdict === 'missed' && m.plannedBp !== null && m.actualBp !== null
        ? [{ day: m.day, planned: bpText(m.plannedBp), actual: bpText(m.actualBp) }]
        : [],
    ),
    lacks: lacks.flatMap(([lack, is]) => (is ? [lack] : [])),
  }
}

function amountOf(inputs: ReportInputs, part: keyof typeof amountMetrics): Fen | null {
  const value = factOf(inputs, amountMetrics[part])?.value ?? null
  return value === null ? null : (Number(value) as Fen)
}

function indicatorOf(inputs: ReportInputs, i: ReportInputs['indicators'][number]): KnownIndicator {
  const measured = inputs.measurements.find((m) => m.indicatorId === i.id)?.actual ?? null
  const actual = measured?.kind === 'not-measured' ? null : measured
  return {
    name: i.name,
    unit: i.unit,
    target: i.target,
    targetText: targetText(i.target, i.unit),
    actual,
    actualText: actual === null ? null : actualText(actual, i.unit, '', i.weight),
  }
}

function scoreOf({ score }: ReportInputs): KnownProject['score'] {
  if (score === null || score.total === null) return null
  return {
    ruleSet: score.ruleSet.name.zh,
    total: pointsText(score.total) as Decimal,
    grade: score.grade?.name.zh ?? null,
  }
}
