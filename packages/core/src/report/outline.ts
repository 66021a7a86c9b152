import { z } from 'zod'
import { type RuleKind, RuleHead } from '../kernel/rulebook.ts'
import { Day } from '../kernel/time.ts'

/** What the program can write by itself, from records and facts; each name is a function in `sections/`. */
export const generatorNames = [
  'project-facts',
  'contracts',
  'funding',
  'arrivals',
  'uses',
  'milestones',
  'leftover',
  'goal',
  'stage-goals',
  'indicator-plan',
  'scope',
  'rules-used',
  'methods',
  'steps',
  'conclusion',
  'management',
  'cost-indicators',
  'output-indicators',
  'benefit-indicators',
  'satisfaction-indicators',
  'all-indicators',
  'comparison',
  'problems',
  'measures',
] as const
export const GeneratorName = z.enum(generatorNames)
export type GeneratorName = z.infer<typeof GeneratorName>

/** A place for people's own words. `key` is what the text is stored under. */
const Slot = z.strictObject({
  write: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: z.string().min(1),
  /** What belongs there, said to a clerk. */
  hint: z.string().min(1),
  /** An optional place that stays empty leaves no trace in the report. */
  optional: z.boolean().default(false),
})
export type Slot = z.infer<typeof Slot>

const Item = z.union([
  z.strictObject({ heading: z.string().min(1), level: z.int().min(2).max(4) }),
  z.strictObject({ generate: GeneratorName }),
  Slot,
])
export type OutlineItem = z.infer<typeof Item>

export const attachmentKeys = ['self-table', 'score-working', 'sources'] as const
export const AttachmentKey = z.enum(attachmentKeys)
export type AttachmentKey = z.infer<typeof AttachmentKey>

/** The parts of a report as a regulation orders them: rulebook/outlines/*.yaml. */
export const Outline = RuleHead.extend({
  /** The title in English; a county's own file may leave it out. */
  titleEn: z.string().min(1).optional(),
  /** Title printed on the report. */
  reportTitle: z.string().min(1),
  /** Day the outline was abolished and by what; null while it is in force. The page warns before one that is not. */
  abolished: z.strictObject({ on: Day, by: z.string().min(1) }).nullable(),
  parts: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9-]*$/),
        /** With its number as text: 一、基本情况. */
        heading: z.string().min(1),
        content: z.array(Item).min(1),
      }),
    )
    .min(1),
  attachments: z.array(AttachmentKey),
  /** Boxes to sign on paper. */
  signatures: z.array(z.string()),
}).refine(
  (o) => {
    const keys = o.parts.flatMap((p) => p.content.flatMap((i) => ('write' in i ? [i.write] : [])))
    return new Set(keys).size === keys.length
  },
  { error: '两处填写内容用了同一个 key / two places to write have one key' },
)
export type Outline = z.infer<typeof Outline>

export const outlineKind = { folder: 'outlines', schema: Outline } as const satisfies RuleKind

/** All places for people's words in an outline, in order. */
export const slotsOf = (outline: Outline): Slot[] =>
  outline.parts.flatMap((p) => p.content.flatMap((i) => ('write' in i ? [i] : [])))
