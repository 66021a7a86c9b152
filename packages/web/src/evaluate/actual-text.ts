import type { Actual } from '@rongheng/core/evaluate/measurement'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import { pointsText } from '@rongheng/core/evaluate/points'
import { gradedPoints } from '@rongheng/core/evaluate/target-text'
import { sentence } from '../api/sentence.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** A result in the language people read. */
export function useActualText(): (actual: Actual, of: Pick<Indicator, 'unit' | 'weight'>) => string {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  return (actual, of) => {
    switch (actual.kind) {
      case 'number':
        return `${actual.value}${of.unit}`
      case 'graded':
        return `${t(`evaluate.grade.${actual.grade}`)}（${t('results.points.of', { points: pointsText(gradedPoints(of.weight, actual.shareBp)) })}）`
      case 'yes-no':
        return t(actual.yes ? 'evaluate.actual.yes' : 'evaluate.actual.no')
      case 'date':
        return actual.on ?? t('evaluate.actual.not-done')
      case 'not-measured':
        return t('evaluate.actual.not-measured', { why: sentence(language, actual.why) })
    }
  }
}
