import { type Quarter, quarters } from '@rongheng/core/evaluate/goal'
import type {
  Indicator,
  IndicatorDraft,
  MeasuredBy,
  Method,
  SecondLevel,
  Target,
  TargetKind,
} from '@rongheng/core/evaluate/indicator'
import { pointsFrom, pointsText } from '@rongheng/core/evaluate/points'
import { compareDecimal, decimalFrom } from '@rongheng/core/kernel/decimal'
import { Day } from '@rongheng/core/kernel/time'

/** An indicator while it is typed: every value as text. */
export type RowDraft = {
  /** For the page only; an id of ours does not exist before the first save. */
  readonly key: string
  readonly id: Indicator['id'] | null
  readonly level2: SecondLevel
  readonly name: string
  readonly kind: TargetKind
  /** The number, or the lower end of a range. */
  readonly value: string
  /** The upper end of a range. */
  readonly to: string
  /** What is to be reached, for 定性 and 是非. */
  readonly text: string
  readonly day: string
  readonly unit: string
  readonly weight: string
  readonly explanation: string
  readonly basis: string
  readonly method: Method
  readonly source: string
  readonly scoring: string
  readonly quarters: Readonly<Record<Quarter, string>>
  readonly core: boolean
  /** Empty when entered by hand, else the metric it is read from. */
  readonly measured: '' | Extract<MeasuredBy, { kind: 'fact' }>['metric']
}

/** What of a row cannot be saved: fields that hold nothing usable yet, or a range upside down. */
export type RowProblem = 'name' | 'target' | 'interval' | 'weight'

/** An empty row. */
export const emptyRow = (key: string, level2: SecondLevel): RowDraft => ({
  key,
  id: null,
  level2,
  name: '',
  kind: 'at-least',
  value: '',
  to: '',
  text: '',
  day: '',
  unit: level2 === 'satisfaction' ? '%' : '',
  weight: '',
  explanation: '',
  basis: '',
  method: level2 === 'satisfaction' ? 'survey' : 'statistics',
  source: '',
  scoring: '',
  quarters: { Q1: '', Q2: '', Q3: '', Q4: '' },
  core: false,
  measured: '',
})

/** The row at another second level. What becomes a 满意度 is measured in percent by a survey, unless people said otherwise. */
export const movedTo = (row: RowDraft, level2: SecondLevel): RowDraft =>
  level2 === 'satisfaction' && row.level2 !== 'satisfaction' && row.name === ''
    ? { ...row, level2, method: 'survey', unit: row.unit === '' ? '%' : row.unit }
    : { ...row, level2 }

/** A saved indicator as the form shows it. `copied`: a new one for another project, its day so many years later. */
export function rowOf(indicator: Indicator, key: string, copied: { years: number } | null = null): RowDraft {
  const t = indicator.target
  const quarterText = (q: Quarter) => indicator.quarters.find((one) => one.quarter === q)?.target ?? ''
  return {
    key,
    id: copied ? null : indicator.id,
    level2: indicator.level2,
    name: indicator.name,
    kind: t.kind,
    value: t.kind === 'interval' ? t.from : 'value' in t ? t.value : '',
    to: t.kind === 'interval' ? t.to : '',
    text: 'text' in t ? t.text : '',
    day: t.kind === 'date' ? yearsLater(t.by, copied?.years ?? 0) : '',
    unit: indicator.unit,
    weight: pointsText(indicator.weight),
    explanation: indicator.explanation,
    basis: indicator.basis,
    method: indicator.method,
    source: indicator.source,
    scoring: indicator.scoring,
    quarters: { Q1: quarterText('Q1'), Q2: quarterText('Q2'), Q3: quarterText('Q3'), Q4: quarterText('Q4') },
    core: indicator.core,
    measured: indicator.measuredBy.kind === 'fact' ? indicator.measuredBy.metric : '',
  }
}

/** The same day so many years later; 29 February becomes 28 where there is none. */
function yearsLater(day: Day, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return Day.safeParse(later).success ? later : later.replace(/29$/, '28')
}

/** The indicator a row stands for, and which of its fields cannot be used yet (a stand-in takes their place). */
export function draftOf(row: RowDraft): { draft: IndicatorDraft; problems: RowProblem[] } {
  const target = targetOf(row)
  const weight = row.weight.trim() === '' ? 0 : pointsFrom(row.weight)
  const problems: RowProblem[] = []
  if (row.name.trim() === '') problems.push('name')
  if (target === null) problems.push('target')
  if (target?.kind === 'interval' && compareDecimal(target.from, target.to) > 0) problems.push('interval')
  if (weight === null || weight < 0 || weight > 10_000) problems.push('weight')
  return {
    draft: {
      id: row.id,
      level2: row.level2,
      name: row.name.trim(),
      target: target ?? { kind: 'yes-no', text: '' },
      unit: row.unit.trim(),
      weight: problems.includes('weight') ? 0 : (weight ?? 0),
      explanation: row.explanation.trim(),
      basis: row.basis.trim(),
      method: row.method,
      source: row.source.trim(),
      scoring: row.scoring.trim(),
      quarters: quarters
        .filter((q) => row.quarters[q].trim() !== '')
        .map((quarter) => ({ quarter, target: row.quarters[quarter].trim() })),
      core: row.core,
      measuredBy: row.measured === '' ? { kind: 'hand' } : { kind: 'fact', metric: row.measured },
    },
    problems,
  }
}

function targetOf(row: RowDraft): Target | null {
  switch (row.kind) {
    case 'qualitative':
    case 'yes-no':
      return { kind: row.kind, text: row.text.trim() }
    case 'date': {
      const by = Day.safeParse(row.day)
      return by.success ? { kind: 'date', by: by.data } : null
    }
    case 'interval': {
      const [from, to] = [decimalFrom(row.value), decimalFrom(row.to)]
      return from === null || to === null ? null : { kind: 'interval', from, to }
    }
    default: {
      const value = decimalFrom(row.value)
      return value === null ? null : { kind: row.kind, value }
    }
  }
}
