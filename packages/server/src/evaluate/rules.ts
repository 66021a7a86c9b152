import { ruleSetKind, type RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { Checked } from '@rongheng/core/evaluate/score'
import { type IndicatorTemplate, templateKind } from '@rongheng/core/evaluate/template'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Ctx } from '../ctx.ts'

/** A rule set by its id. @throws Refusal `evaluate.no-such-rule-set` */
export function ruleSetOf(rulebook: Rulebook, id: string): Checked<RuleSet> {
  const file = rulebook.find(ruleSetKind, id)
  if (!file) throw new Refusal('evaluate.no-such-rule-set', { id })
  return { ...file.rule, checksum: file.sm3 }
}

/** An indicator template by its id. @throws Refusal `evaluate.no-such-template` */
export function templateOf(rulebook: Rulebook, id: string): Checked<IndicatorTemplate> {
  const file = rulebook.find(templateKind, id)
  if (!file) throw new Refusal('evaluate.no-such-template', { id })
  return { ...file.rule, checksum: file.sm3 }
}

/** Every rule set and template, with checksums. */
export async function rulebook(ctx: Ctx): Promise<{
  ruleSets: Checked<RuleSet>[]
  templates: Checked<IndicatorTemplate>[]
}> {
  const { rulebook: book } = ctx.ports
  return {
    ruleSets: book.list(ruleSetKind).map((file) => ({ ...file.rule, checksum: file.sm3 })),
    templates: book.list(templateKind).map((file) => ({ ...file.rule, checksum: file.sm3 })),
  }
}
