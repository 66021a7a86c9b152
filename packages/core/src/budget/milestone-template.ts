import { z } from 'zod'
import { type RuleKind, RuleHead } from '../kernel/rulebook.ts'
import type { Day, Year } from '../kernel/time.ts'

/** One date of a template. Without `percent` it is a day on which progress is reported, but no share is required. */
const TemplateStep = z.object({
  /** Month and day, "03-31": the money must be paid by the end of that day. */
  by: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  label: z.string().min(1),
  /** The same in English; a county's own file may leave it out. */
  labelEn: z.string().min(1).optional(),
  /** At least this share of the budget, with up to two decimals. */
  percent: z.number().min(0).max(100).multipleOf(0.01).nullable(),
})

/** Payment milestones (支付进度节点) as data: rulebook/milestones/*.yaml. */
export const MilestoneTemplate = RuleHead.extend({
  /** The title in English; a county's own file may leave it out. */
  titleEn: z.string().min(1).optional(),
  /** The amount the shares are of: 年初预算数 or 全年预算数. */
  of: z.enum(['initial', 'fullYear']),
  steps: z
    .array(TemplateStep)
    .min(1)
    .refine((steps) => steps.every((step, i) => i === 0 || (steps[i - 1]?.by ?? '') < step.by), {
      error: '日期必须从早到晚 / the dates must rise',
    })
    .refine(
      (steps) => {
        const shares = steps.map((step) => step.percent).filter((share) => share !== null)
        return shares.every((share, i) => i === 0 || (shares[i - 1] ?? 0) <= share)
      },
      { error: '后面的比例不能小于前面的 / a later step must not ask for less' },
    ),
})
export type MilestoneTemplate = z.infer<typeof MilestoneTemplate>

export const milestoneKind = {
  folder: 'milestones',
  schema: MilestoneTemplate,
} as const satisfies RuleKind

/** A milestone of one budget year. */
export type MilestoneStep = {
  readonly day: Day
  readonly label: string
  /** The same in English, or the label again where the template has none. */
  readonly labelEn: string
  /** Share of the budget that must be paid by the end of the day, basis points; null when the day only asks for a report. */
  readonly shareBp: number | null
}

/** The steps of a template in a budget year. 29 February becomes the 28th where there is no 29th. */
export function milestoneSteps(template: Pick<MilestoneTemplate, 'steps'>, year: Year): MilestoneStep[] {
  return template.steps.map((step) => ({
    day: (step.by === '02-29' && !isLeap(year) ? `${year}-02-28` : `${year}-${step.by}`) as Day,
    label: step.label,
    labelEn: step.labelEn ?? step.label,
    shareBp: step.percent === null ? null : Math.round(step.percent * 100),
  }))
}

const isLeap = (year: Year): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
