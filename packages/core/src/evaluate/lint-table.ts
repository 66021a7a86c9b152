import { type FirstLevel, firstLevels, type IndicatorDraft } from './indicator.ts'
import type { LintForm } from './lint-form.ts'
import type { LintRemark } from './lint-remark.ts'
import { levelShares, placeOf } from './levels.ts'
import { FULL_MARKS, pointsText } from './points.ts'
import type { IndicatorTemplate } from './template.ts'

/** What is wrong with the indicators taken together: sums, missing kinds, one row that carries all, the same thing twice. */
export function lintTable(form: Pick<LintForm, 'indicators'>, template: IndicatorTemplate): LintRemark[] {
  const { indicators } = form
  if (indicators.length === 0) return [whole('I05.none', 'error', {})]
  return [
    ...sums(indicators, template),
    ...missingKinds(indicators, template),
    ...heavy(indicators),
    ...twice(indicators, template),
  ]
}

const whole = (
  code: string,
  severity: LintRemark['severity'],
  facts: LintRemark['facts'],
  field = 'indicators',
): LintRemark => ({ code, severity, row: null, field, facts })

function sums(indicators: readonly IndicatorDraft[], template: IndicatorTemplate): LintRemark[] {
  const sum = indicators.reduce((total, i) => total + i.weight, template.execution)
  if (sum !== FULL_MARKS)
    return [
      whole(
        sum > FULL_MARKS ? 'N02.above' : 'N02.below',
        'error',
        {
          sum: pointsText(sum),
          difference: pointsText(Math.abs(sum - FULL_MARKS)),
          execution: pointsText(template.execution),
        },
        'weight',
      ),
    ]
  // Only once the whole is 100: until then every level is expected to be off.
  const byLevel = new Map<FirstLevel, number>()
  for (const i of indicators) {
    const level = placeOf(template, i.level2)?.level1
    if (level) byLevel.set(level, (byLevel.get(level) ?? 0) + i.weight)
  }
  const names = new Map(template.levels.map((l) => [l.code, l.name.zh]))
  const shares = levelShares(template, new Set(byLevel.keys()))
  return shares.flatMap((share) => {
    const is = share.levels.reduce((total, l) => total + (byLevel.get(l) ?? 0), 0)
    if (is === share.points) return []
    const level = share.levels.map((l) => names.get(l) ?? l).join('、')
    const facts = { level, sum: pointsText(is), should: pointsText(share.points) }
    return [whole('N03', 'warning', facts, 'weight')]
  })
}

function missingKinds(indicators: readonly IndicatorDraft[], template: IndicatorTemplate): LintRemark[] {
  const used = new Set(indicators.map((i) => placeOf(template, i.level2)?.level1))
  const kinds = new Set(indicators.map((i) => i.level2))
  const levels = firstLevels
    .filter((l) => (l === 'output' || l === 'benefit') && !used.has(l))
    .map((l) => whole('I05.level', 'error', { level: l === 'output' ? '产出指标' : '效益指标' }))
  if (!used.has('output')) return levels
  return [
    ...levels,
    ...(kinds.has('quantity') ? [] : [whole('I05.kind', 'warning', { kind: '数量指标' })]),
    ...(kinds.has('quality') ? [] : [whole('I05.kind', 'warning', { kind: '质量指标' })]),
  ]
}

function heavy(indicators: readonly IndicatorDraft[]): LintRemark[] {
  const sum = indicators.reduce((total, i) => total + i.weight, 0)
  if (indicators.length < 2) return []
  return indicators.flatMap((i, row) =>
    i.weight * 2 > sum
      ? [
          {
            code: 'I06',
            severity: 'warning' as const,
            row,
            field: 'weight',
            facts: { points: pointsText(i.weight), sum: pointsText(sum) },
          },
        ]
      : [],
  )
}

function twice(indicators: readonly IndicatorDraft[], template: IndicatorTemplate): LintRemark[] {
  const first = new Map<string, number>()
  return indicators.flatMap((i, row) => {
    const name = i.name.replace(/\s/g, '')
    const before = first.get(name)
    if (before === undefined || name === '') {
      first.set(name, row)
      return []
    }
    const other = indicators[before]
    const apart = other && placeOf(template, other.level2)?.level1 !== placeOf(template, i.level2)?.level1
    return [
      {
        code: apart ? 'I03.levels' : 'I03.rows',
        severity: 'warning' as const,
        row,
        field: 'name',
        facts: { name: i.name, row: before + 1 },
      },
    ]
  })
}
