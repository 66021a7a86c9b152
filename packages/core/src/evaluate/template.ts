import { z } from 'zod'
import { Year } from '../kernel/time.ts'
import { FirstLevel, SecondLevel } from './indicator.ts'
import { Centipoints } from './points.ts'

/** Text of a rule file in both languages. */
export const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** For which years a rule file is meant; null is open. */
export const Years = z.strictObject({ from: Year, to: Year.nullable() })

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
export const IndicatorTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  name: Bilingual,
  years: Years,
  /** The document it follows, and the clause in docs/rules. */
  source: z.strictObject({ title: z.string(), clause: z.string() }),
  /** Points of 预算执行率. */
  execution: Centipoints,
  levels: z.array(First).min(1),
  weights: z.array(LevelWeight).min(1),
})
export type IndicatorTemplate = z.infer<typeof IndicatorTemplate>
