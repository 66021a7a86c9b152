import { assetWords } from './assets/words.ts'
import { ledgerWords } from './budget/ledger-words.ts'
import { budgetWords } from './budget/words.ts'
import { evaluateWords } from './evaluate/words.ts'
import { exampleWords } from './example/words.ts'
import { fieldName } from './field-names.ts'
import { actWords } from './identity/act-words.ts'
import { permissionWords } from './identity/permission-words.ts'
import { roleWords } from './identity/role-words.ts'
import { identityWords } from './identity/words.ts'
import type { FieldIssue } from './kernel/field-issue.ts'
import { fieldWords } from './kernel/field-words.ts'
import { kernelWords } from './kernel/refusal-words.ts'
import { documentWords } from './report/check/file-words.ts'
import { type Language, say, type WordFacts, type Words } from './kernel/words.ts'
import { reportWords } from './report/words.ts'
import { alertWords } from './watch/alert-words.ts'
import { agentWords } from './watch/agent-words.ts'
import { checkWords } from './watch/check-words.ts'
import { kindWords } from './watch/kinds/words.ts'

/** The sentence of every refusal and notice, from all domains: server errors, the web and the CLI translate by it. */
export const allWords: Words = {
  ...kernelWords,
  ...fieldWords,
  ...checkWords,
  ...assetWords,
  ...kindWords,
  ...alertWords,
  ...agentWords,
  ...budgetWords,
  ...ledgerWords,
  ...evaluateWords,
  ...actWords,
  ...roleWords,
  ...permissionWords,
  ...identityWords,
  ...reportWords,
  ...documentWords,
  ...exampleWords,
}

/** The facts of a refusal as people read them: a permission by its name. */
export const factsInWords = (language: Language, facts: WordFacts): WordFacts => {
  const { permission } = facts
  return permission === undefined
    ? facts
    : { ...facts, permission: say(permissionWords, language, `permission.${permission}`) }
}

/** What is wrong with one field, "金额：不能是 0"; `label` is what this form calls it. A field without a name is not named. */
export function issueText(language: Language, issue: FieldIssue, label?: string): string {
  const name = label ?? fieldName(language, issue.path)
  const fault = say(allWords, language, issue.code, issue.facts)
  if (name === null) return fault
  return language === 'en' ? `${name}: ${fault}` : `${name}：${fault}`
}
