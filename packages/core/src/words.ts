import { ledgerWords } from './budget/ledger-words.ts'
import { budgetWords } from './budget/words.ts'
import { evaluateWords } from './evaluate/words.ts'
import { actWords } from './identity/act-words.ts'
import { exampleWords } from './example/words.ts'
import { roleWords } from './identity/role-words.ts'
import { identityWords } from './identity/words.ts'
import { kernelWords } from './kernel/refusal-words.ts'
import { documentWords } from './report/check/file-words.ts'
import { reportWords } from './report/words.ts'
import type { Words } from './kernel/words.ts'

/** The sentence of every refusal and notice, from all domains: server errors, the web and the CLI translate by it. */
export const allWords: Words = {
  ...kernelWords,
  ...budgetWords,
  ...ledgerWords,
  ...evaluateWords,
  ...actWords,
  ...roleWords,
  ...identityWords,
  ...reportWords,
  ...documentWords,
  ...exampleWords,
}
