import type { Rate as RateOf } from '@rongheng/core/budget/amounts'
import { Rate } from '../ui/Rate.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { budgetWords } from './words.ts'

/** A rate, or why there is none. Above 100 % it is marked as an error, for it is no achievement. */
export function RateCell({ rate }: { rate: RateOf }) {
  const t = useText(budgetWords)
  if (rate.why !== null) return <span className="muted">{t(rate.why)}</span>
  return (
    <span className="stack-tight">
      <Rate bp={rate.bp} />
      {rate.over && <StatusTag tone="bad">{t('rates.over')}</StatusTag>}
    </span>
  )
}
