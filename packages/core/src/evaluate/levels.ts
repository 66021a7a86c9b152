import type { FirstLevel, SecondLevel } from './indicator.ts'
import type { Centipoints } from './points.ts'
import type { Bilingual, IndicatorTemplate } from './template.ts'

/** Where a second level stands in a template. */
export type LevelPlace = {
  readonly level1: FirstLevel
  readonly level1Name: Bilingual
  readonly level2Name: Bilingual
  /** Order in the form: first level × 100 + second level. */
  readonly order: number
}

/** Where an indicator of this second level is shown; null when the template has no place for it. */
export function placeOf(template: IndicatorTemplate, level2: SecondLevel): LevelPlace | null {
  for (const own of [true, false])
    for (const [i, first] of template.levels.entries())
      for (const [j, second] of first.second.entries())
        if (own ? second.code === level2 : second.accepts.includes(level2))
          return {
            level1: first.code,
            level1Name: first.name,
            level2Name: second.name,
            order: i * 100 + j,
          }
  return null
}

/** Points a template gives to one first level, or to several together. */
export type LevelShare = { readonly levels: readonly FirstLevel[]; readonly points: Centipoints }

/**
 * How 100 points are shared among the first levels that hold indicators: points of an empty optional level go where the
 * template says (no 满意度: its 10 go to 效益).
 *
 * @source docs/rules/mof-2021.md#weights
 */
export function levelShares(template: IndicatorTemplate, used: ReadonlySet<FirstLevel>): LevelShare[] {
  const shares = template.weights.map((w) => ({ levels: w.levels, points: w.points }))
  for (const [i, weight] of template.weights.entries()) {
    const { elseTo } = weight
    if (elseTo === undefined || weight.levels.some((l) => used.has(l))) continue
    const heir = shares.find((s) => s.levels.includes(elseTo))
    const own = shares[i]
    if (!heir || !own) continue
    heir.points += own.points
    own.points = 0
  }
  return shares.filter((s) => s.points > 0)
}
