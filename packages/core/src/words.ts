import { budgetWords } from './budget/words.ts'
import { evaluateWords } from './evaluate/words.ts'
import { kernelWords } from './kernel/refusal-words.ts'
import type { Words } from './kernel/words.ts'

/** Sentences of every domain: refusals, notices and dues, by their code. A domain adds its table here. */
export const refusalWords: Words = {
  ...kernelWords,
  ...budgetWords,
  ...evaluateWords,
}
