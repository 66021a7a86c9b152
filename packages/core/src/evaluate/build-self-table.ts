import type { Fen } from '../kernel/money.ts'
import { wanText } from '../kernel/money.ts'
import type { Outcome, Goal } from './goal.ts'
import type { Indicator } from './indicator.ts'
import { placeOf } from './levels.ts'
import { pointsText } from './points.ts'
import { bpText, percentText, ratio } from './ratio.ts'
import type { MoneyRow, ScoreCard, ScoreInput } from './score-card.ts'
import type { IndicatorLine, MoneyLine, SelfTable } from './self-table.ts'
import { actualText, natureSigns, targetText, targetValueText } from './target-text.ts'
import type { IndicatorTemplate } from './template.ts'

/** Who and what the table is about. */
export type SelfTableHead = {
  readonly projectName: string
  readonly projectCode: string
  readonly department: string
  readonly unit: string
}

/** What the form prints where no fact exists. */
const NOT_AVAILABLE = '未取得'
const DASH = '—'

/**
 * Fills 项目支出绩效自评表: the rows of the form in its order, every cell as text.
 *
 * @param card the score of `input` under the rule set and template the table is made by
 * @param sayWhy turns the word key of a missing value into words; text that is no key stays
 * @source docs/rules/mof-2020.md#self-evaluation-table
 */
export function buildSelfTable(
  head: SelfTableHead,
  goal: Pick<Goal, 'annual'>,
  outcome: Pick<Outcome, 'achieved'>,
  input: ScoreInput,
  card: ScoreCard,
  template: IndicatorTemplate,
  sayWhy: (why: string) => string,
): SelfTable {
  const byId = new Map(input.indicators.map((i) => [i.id as string, i]))
  const rows = card.lines.flatMap((line) => {
    const indicator = byId.get(line.key)
    return indicator ? [{ line, indicator, place: placeOf(template, indicator.level2) }] : []
  })
  const names = rows.map(({ place, indicator }) => ({
    level1: place?.level1Name.zh ?? '其他',
    level2: place?.level2Name.zh ?? indicator.level2,
  }))
  const indicators = rows.map(({ line, indicator }, i): IndicatorLine => {
    const measurement = input.measurements.find((m) => m.indicatorId === indicator.id)
    const same1 = (j: number) => names[j]?.level1 === names[i]?.level1
    const same2 = (j: number) => same1(j) && names[j]?.level2 === names[i]?.level2
    const reasons = [measurement?.deviationReason ?? '', measurement?.improvement ?? '']
    return {
      key: line.key,
      level1: names[i]?.level1 ?? '',
      level1Span: span(names.length, i, same1),
      level2: names[i]?.level2 ?? '',
      level2Span: span(names.length, i, same2),
      name: indicator.name,
      ...targetCells(indicator),
      actual: measurement
        ? actualText(
            measurement.actual,
            indicator.unit,
            measurement.actual.kind === 'not-measured' ? sayWhy(measurement.actual.why) : '',
            indicator.weight,
          )
        : '未填报',
      weight: pointsText(line.weight),
      points: line.points === null ? DASH : pointsText(line.points),
      deviation: joined(reasons),
      core: indicator.core,
      factIds: [...line.factIds],
      fileIds: [...line.fileIds],
    }
  })
  return {
    title: '项目支出绩效自评表',
    year: input.year,
    ...head,
    money: input.money.map((row) => moneyLine(row, card)),
    expected: goal.annual,
    achieved: outcome.achieved,
    indicators,
    totalWeight: pointsText(card.lines.reduce((sum, l) => sum + l.weight, 0)),
    totalPoints: card.total === null ? '' : pointsText(card.total),
    totalCentipoints: card.total,
    grade: card.grade?.name.zh ?? '',
    ruleSet: card.ruleSet,
    template: card.template,
    remarks: card.lines.flatMap((line) => [
      ...(line.why === null
        ? []
        : [
            {
              code: line.why,
              severity: line.state === 'error' ? ('error' as const) : ('warning' as const),
              facts: { ...line.whyFacts, line: line.name },
            },
          ]),
      ...line.remarks.map((r) => ({ ...r, facts: { ...r.facts, line: line.name } })),
    ]),
  }
}

/** Two texts as one, without a stop behind a stop. */
const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .reduce(
      (all, text) => (all === '' ? text : `${all}${/[。；！？.;!?]$/.test(all) ? '' : '；'}${text}`),
      '',
    )

/** How many rows the merged cell that starts at row i covers; 0 when it started above. */
function span(count: number, i: number, same: (j: number) => boolean): number {
  if (i > 0 && same(i - 1)) return 0
  let end = i + 1
  while (end < count && same(end)) end += 1
  return end - i
}

const targetCells = ({ target, unit }: Indicator) => ({
  target: targetText(target, unit),
  nature: natureSigns[target.kind],
  targetValue: targetValueText(target),
  unit,
})

const labels = {
  total: '年度资金总额',
  appropriation: '其中：当年财政拨款',
  'carried-over': '上年结转资金',
  other: '其他资金',
} as const

function moneyLine(row: MoneyRow, card: ScoreCard): MoneyLine {
  const amount = (fen: Fen | null) => (fen === null ? NOT_AVAILABLE : wanText(fen))
  const line = card.lines.find((l) => l.key === 'execution')
  const isTotal = row.kind === 'total'
  const own =
    row.fullYear === null || row.spent === null || row.fullYear <= 0
      ? DASH
      : percentText(ratio(row.spent, row.fullYear))
  return {
    kind: row.kind,
    label: labels[row.kind],
    initial: amount(row.initial),
    fullYear: amount(row.fullYear),
    spent: amount(row.spent),
    weight: isTotal && line ? pointsText(line.weight) : DASH,
    rate: isTotal && line && line.rateBp !== null ? bpText(line.rateBp) : own,
    points: !isTotal || !line || line.points === null ? DASH : pointsText(line.points),
    facts: row.facts,
    factIds: [...row.factIds],
  }
}
