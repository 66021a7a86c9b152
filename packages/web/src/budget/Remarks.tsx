import type { Remark } from '@rongheng/core/budget/check-project'
import { sentence } from '../api/sentence.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { budgetWords } from './words.ts'

/** What a reviewer would ask about, errors first. Nothing when there is nothing. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const t = useText(budgetWords)
  const { language } = useLanguage()
  if (remarks.length === 0) return null
  const inOrder = [...remarks].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return (
    <section className="remarks" aria-label={t('remarks.title')}>
      <h2>{t('remarks.title')}</h2>
      <ul>
        {inOrder.map((remark) => (
          <li key={remark.code}>
            <StatusTag tone={remark.severity === 'error' ? 'bad' : 'warn'}>
              {t(`severity.${remark.severity}`)}
            </StatusTag>{' '}
            {sentence(language, remark.code, remark.facts)}
          </li>
        ))}
      </ul>
    </section>
  )
}
