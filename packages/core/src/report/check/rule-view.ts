import { z } from 'zod'
import { Severity } from './finding.ts'

const Sentence = z.object({ zh: z.string(), en: z.string() })

/** A rule as people read it beside its findings. */
export const RuleView = z.object({
  id: z.string(),
  title: Sentence,
  severity: Severity,
  also: z.array(z.string()),
  source: z.string(),
  /** Sentences by the finding's `says`, with `{facts}` to fill in. */
  says: z.record(z.string(), z.object({ zh: z.string(), en: z.string(), mend: Sentence })),
  example: z.string(),
  /** Switched off by the county. */
  off: z.boolean(),
})
export type RuleView = z.infer<typeof RuleView>
