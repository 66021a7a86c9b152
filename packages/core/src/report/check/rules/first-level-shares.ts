import type { FirstLevel } from '../../../evaluate/indicator.ts'
import { levelShares } from '../../../evaluate/levels.ts'
import type { IndicatorTemplate } from '../../../evaluate/template.ts'
import { scaled } from '../../../kernel/decimal.ts'
import type { CheckContext, Hit } from '../check-function.ts'
import type { FormReading } from '../table-reading.ts'
import { HUNDRED, HUNDREDTH, magnitude, onceEach, shown, sumScaled, totalRow } from '../tables/forms.ts'
import { levelGroups } from '../tables/level-groups.ts'
import { wordOf } from '../tables/grid.ts'

const LEVELS: readonly (readonly [RegExp, FirstLevel])[] = [
  [/^成本/, 'cost'],
  [/^产出/, 'output'],
  [/^(?:效益|效果)/, 'benefit'],
  [/^(?:服务对象)?满意度/, 'satisfaction'],
]

/**
 * The sums of first levels against the known templates; asked about when they follow none. In a 财政评价 table, whose points
 * nobody prescribes, 产出 and 效益 together carry at least 60.
 *
 * @source docs/rules/mof-2020.md#weights
 */
export function firstLevelShares(form: FormReading, context: CheckContext): Hit[] {
  if (form.kind === 'monitoring' || form.indicators.some((i) => i.weight?.value == null)) return []
  const groups = levelGroups(form, 'level1')
  const sums = new Map<FirstLevel, bigint>()
  let rest = 0n
  for (const group of groups) {
    const level = LEVELS.find(([pattern]) => pattern.test(wordOf(group.name)))?.[1]
    const sum = sumScaled(group.own)
    if (level === undefined) rest += sum
    else sums.set(level, (sums.get(level) ?? 0n) + sum)
  }
  const at = groups[0]?.rows[0]?.level1 ?? null
  if (at === null) return []
  return form.kind === 'scoring' ? ofResults(sums, rest, at) : ofTemplates(form, sums, rest, context, at)
}

function ofResults(sums: ReadonlyMap<FirstLevel, bigint>, rest: bigint, at: Hit['quotes'][number]): Hit[] {
  const results = [...sums.values()].reduce((a, b) => a + b, 0n)
  if (results === 0n || rest === 0n || magnitude(results + rest - HUNDRED) > HUNDREDTH) return []
  return results >= 60_000_000n
    ? []
    : [{ says: 'results', facts: { sum: shown(results) }, quotes: [at], severity: 'W' }]
}

function ofTemplates(
  form: FormReading,
  sums: ReadonlyMap<FirstLevel, bigint>,
  rest: bigint,
  context: CheckContext,
  at: Hit['quotes'][number],
): Hit[] {
  const execution = totalRow(form)?.weight?.value ?? null
  if (execution === null || rest > 0n || context.templates.length === 0) return []
  const own = onceEach(form.indicators.map((i) => i.weight))
  if (magnitude(sumScaled(own) + scaled(execution) - HUNDRED) > HUNDREDTH) return []
  const fits = context.templates.some(({ rule }) => follows(rule, sums, scaled(execution)))
  if (fits) return []
  const names: Record<FirstLevel, string> = {
    cost: '成本',
    output: '产出',
    benefit: '效益',
    satisfaction: '满意度',
  }
  const shares = [...sums].map(([level, sum]) => `${names[level]}${shown(sum)}`).join('、')
  return [{ says: 'template', facts: { shares, execution }, quotes: [at], severity: 'W' }]
}

/** Whether sums by first level are what a template gives, points of empty levels moved as it says. */
function follows(
  template: IndicatorTemplate,
  sums: ReadonlyMap<FirstLevel, bigint>,
  execution: bigint,
): boolean {
  const points = (centipoints: number) => BigInt(centipoints) * 10_000n
  if (magnitude(points(template.execution) - execution) > HUNDREDTH) return false
  return levelShares(template, new Set(sums.keys())).every((share) => {
    const sum = share.levels.reduce((total, level) => total + (sums.get(level) ?? 0n), 0n)
    return magnitude(sum - points(share.points)) <= HUNDREDTH
  })
}
