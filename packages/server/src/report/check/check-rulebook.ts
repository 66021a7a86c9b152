import { ruleSetKind } from '@rongheng/core/evaluate/rule-set'
import { templateKind } from '@rongheng/core/evaluate/template'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { RuleFile, Rulebook } from '@rongheng/core/kernel/rulebook'
import { type CheckRule, checkRuleKind } from '@rongheng/core/report/check/check-rule'
import { checkSettingsKind, settled } from '@rongheng/core/report/check/check-settings'
import { type Deductions, deductionsKind } from '@rongheng/core/report/check/deductions'
import { joinWords } from '@rongheng/core/report/check/join-words'
import type { CheckJob } from '@rongheng/core/report/check/report-checker'
import type { RuleView } from '@rongheng/core/report/check/rule-view'
import { reportWordsKind } from '@rongheng/core/report/check/report-words'
import { outlineKind } from '@rongheng/core/report/outline'

/** The rules that are asked: shipped and the county's own, without those it switched off, with its severities. */
export const rulesAsked = (rulebook: Rulebook): RuleFile<CheckRule>[] => {
  const settings = rulebook.list(checkSettingsKind).map((file) => file.rule)
  return rulebook.list(checkRuleKind).flatMap((file) => settled(file, settings) ?? [])
}

/** The county's own deductions: the list that its settings name, the last of several. @throws Refusal `report.no-such-deductions` */
export function deductionsAsked(rulebook: Rulebook): RuleFile<Deductions> | null {
  const settings = rulebook.list(checkSettingsKind).map((file) => file.rule)
  const id = settings.findLast((s) => s.deductions !== null)?.deductions ?? null
  const file = id === null ? null : rulebook.find(deductionsKind, id)
  if (id !== null && file === null) throw new Refusal('report.no-such-deductions', { id })
  return file
}

/** The words by which a report is read, shipped and the county's own. */
export const reportWords = (rulebook: Rulebook) =>
  joinWords(rulebook.list(reportWordsKind).map((file) => file.rule))

/** What the rulebook brings to a check. @throws Refusal `evaluate.no-such-rule-set`, and as `deductionsAsked` */
export function checkBook(
  rulebook: Rulebook,
  ruleSetId: string | null,
): Pick<CheckJob, 'rules' | 'words' | 'context'> {
  const ruleSet = ruleSetId === null ? null : rulebook.find(ruleSetKind, ruleSetId)
  if (ruleSetId !== null && ruleSet === null)
    throw new Refusal('evaluate.no-such-rule-set', { id: ruleSetId })
  return {
    rules: rulesAsked(rulebook),
    words: reportWords(rulebook),
    context: {
      ruleSet,
      templates: rulebook.list(templateKind),
      outlines: rulebook.list(outlineKind),
      known: null,
      deductions: deductionsAsked(rulebook),
    },
  }
}

/** The rules as people read them, those that were switched off marked so. */
export function ruleViews(rulebook: Rulebook): RuleView[] {
  const asked = new Map(rulesAsked(rulebook).map((file) => [file.id, file]))
  return rulebook.list(checkRuleKind).map(({ id, rule }) => ({
    id,
    title: { zh: rule.title, en: rule.titleEn },
    severity: asked.get(id)?.rule.severity ?? rule.severity,
    also: rule.also,
    source: rule.source,
    says: Object.fromEntries(
      Object.entries(rule.says).map(([code, { zh, en, mend }]) => [code, { zh, en, mend }]),
    ),
    example: rule.example.text,
    off: !asked.has(id),
  }))
}
