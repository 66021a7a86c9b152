import { z } from 'zod'
import { type RuleKind, RuleHead } from '../kernel/rulebook.ts'
import { FirstLevel, SecondLevel } from './indicator.ts'
import { Centipoints } from './points.ts'

/** Text of a rule file in both languages. */
export const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

const Second = z.strictObject({
  code: SecondLevel,
  name: Bilingual,
  /** Second levels of other templates that are shown here. */
  accepts: z.array(SecondLevel).default([]),
})

const First = z.strictObject({ code: FirstLevel, name: Bilingual, second: z.array(Second).min(1) })

/** Points that one first level, or several together, should carry. */
const LevelWeight = z.strictObject({
  levels: z.array(FirstLevel).min(1),
  points: Centipoints,
  /** Where the points go when these levels hold no indicator (no 满意度: to 效益). */
  elseTo: FirstLevel.optional(),
})

/** How a form of one year arranges indicators and shares 100 points among them. A file of rulebook/templates. */
export const IndicatorTemplate = RuleHead.extend({
  titleEn: z.string().min(1),
  version: z.int().min(1),
  /** The clause in docs/rules it follows. */
  clause: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** Points of 预算执行率. */
  execution: Centipoints,
  levels: z.array(First).min(1),
  weights: z.array(LevelWeight).min(1),
})
export type IndicatorTemplate = z.infer<typeof IndicatorTemplate>

export const templateKind = { folder: 'templates', schema: IndicatorTemplate } as const satisfies RuleKind
