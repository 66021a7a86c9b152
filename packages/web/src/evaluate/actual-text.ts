import type { Actual } from '@rongheng/core/evaluate/measurement'
import { bpText } from '@rongheng/core/evaluate/ratio'
import { sentence } from '../api/sentence.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** A result in the language people read. */
export function useActualText(): (actual: Actual, unit: string) => string {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  return (actual, unit) => {
    switch (actual.kind) {
      case 'number':
        return `${actual.value}${unit}`
      case 'graded':
        return `${t(`evaluate.grade.${actual.grade}`)}（${bpText(actual.shareBp)}）`
      case 'yes-no':
        return t(actual.yes ? 'evaluate.actual.yes' : 'evaluate.actual.no')
      case 'date':
        return actual.on ?? t('evaluate.actual.not-done')
      case 'not-measured':
        return t('evaluate.actual.not-measured', { why: sentence(language, actual.why) })
    }
  }
}
