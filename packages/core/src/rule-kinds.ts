import { columnBookKind } from './budget/ledger-columns.ts'
import { milestoneKind } from './budget/milestone-template.ts'
import { ruleSetKind } from './evaluate/rule-set.ts'
import { templateKind } from './evaluate/template.ts'
import { policyKind, weakPasswordKind } from './identity/policy.ts'
import type { RuleKind } from './kernel/rulebook.ts'
import { checkRuleKind } from './report/check/check-rule.ts'
import { checkSettingsKind } from './report/check/check-settings.ts'
import { deductionsKind } from './report/check/deductions.ts'
import { reportWordsKind } from './report/check/report-words.ts'
import { outlineKind } from './report/outline.ts'

/** Every kind of file in `rulebook/`. A domain adds its own here, and the loader checks its files at the start. */
export const ruleKinds: readonly RuleKind[] = [
  policyKind,
  weakPasswordKind,
  milestoneKind,
  columnBookKind,
  ruleSetKind,
  templateKind,
  outlineKind,
  checkRuleKind,
  checkSettingsKind,
  deductionsKind,
  reportWordsKind,
]
