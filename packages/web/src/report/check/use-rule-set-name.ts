import { evaluateApi } from '@rongheng/core/evaluate/api'
import { useReadWhen } from '../../api/use-read.ts'
import { useMay } from '../../app/session.ts'
import { useLanguage } from '../../ui/text.tsx'

/** What a rule set is called; its id for people who may not read the rule sets. */
export function useRuleSetName(): (id: string) => string {
  const { language } = useLanguage()
  const may = useMay('goal.read')
  const { data } = useReadWhen(evaluateApi.rulebook, {}, { when: may })
  return (id) => {
    const found = data?.ruleSets.find((one) => one.id === id)
    return (language === 'en' ? found?.titleEn : found?.title) ?? id
  }
}
