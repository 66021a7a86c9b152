import { z } from 'zod'
import { type RuleKind, RuleHead } from '../../kernel/rulebook.ts'
import { Severity } from './finding.ts'
import { checkFunctions } from './functions.ts'
import { KnownProject } from './known/known-project.ts'

const Sentence = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** One rule of the report check as data: rulebook/report-check/*.yaml. It names a typed function and gives parameters. */
export const CheckRule = RuleHead.extend({
  titleEn: z.string().min(1),
  /** Ids by which other lists call the same fault. */
  also: z.array(z.string()),
  /** Where it looks: running text, tables, or both. */
  where: z
    .array(z.enum(['text', 'table']))
    .min(1)
    .default(['text']),
  severity: Severity,
  /** The county chose the severity, and single sentences have none of their own any more. */
  ownSeverity: z.boolean().default(false),
  /** Its findings hold under the rule set that was chosen, and say so. */
  assumes: z.boolean().default(false),
  fn: z.enum(
    Object.keys(checkFunctions) as [keyof typeof checkFunctions, ...(keyof typeof checkFunctions)[]],
  ),
  parameters: z.record(z.string(), z.unknown()),
  /** Sentences for the author, by the code that the function gives; `{name}` is filled in. */
  says: z.record(
    z.string(),
    z.strictObject({ ...Sentence.shape, severity: Severity.optional(), mend: Sentence }),
  ),
  /** Shown in the list of rules, and tried by a test: the text gives this rule's finding. */
  example: z.strictObject({
    text: z.string().min(1),
    lastYear: z.string().min(1).nullable().default(null),
    /** What is on record of the project, where the rule compares with it. */
    known: KnownProject.nullable().default(null),
    /** The rule set to try it under, where points depend on one. */
    ruleSet: z.string().min(1).nullable().default(null),
    quote: z.string(),
  }),
}).transform((rule, ctx) => {
  // What the function takes is checked here, so that a wrong file is refused at the start and not in the midst of a check.
  const parameters = z.safeParse(checkFunctions[rule.fn].parameters, rule.parameters)
  if (parameters.success) return { ...rule, parameters: parameters.data as unknown }
  for (const issue of parameters.error.issues)
    ctx.addIssue({ code: 'custom', path: ['parameters', ...issue.path], message: issue.message })
  return z.NEVER
})
export type CheckRule = z.infer<typeof CheckRule>

export const checkRuleKind = { folder: 'report-check', schema: CheckRule } as const satisfies RuleKind
