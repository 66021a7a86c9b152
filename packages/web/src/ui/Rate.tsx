import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** Basis points as people read them: 9770 → "97.70 %". */
export const rateText = (bp: number): string => {
  const sign = bp < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(bp) / 100)
  return `${sign}${whole}.${String(Math.abs(bp) % 100).padStart(2, '0')}%`
}

/** A share in basis points. Null is "not measured", never 0. */
export function Rate({ bp }: { bp: number | null }) {
  const t = useText(uiWords)
  return bp === null ? (
    <span className="muted">{t('not-measured')}</span>
  ) : (
    <span className="num">{rateText(bp)}</span>
  )
}
