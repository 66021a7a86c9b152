import type { Severity } from '@rongheng/core/report/check/finding'
import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'

/** The severities, gravest first. */
export const severities = ['E', 'W', 'I'] as const satisfies readonly Severity[]
/** A sign for each, so that nobody needs to see colours. */
export const severitySigns: Record<Severity, string> = { E: '✕', W: '!', I: 'i' }

/** How many findings of each severity, in words, colour and sign. Severities without any are left out. */
export function SeverityCounts({ counts }: { counts: Readonly<Record<Severity, number>> }) {
  const t = useText(checkWords)
  const found = severities.filter((severity) => counts[severity] > 0)
  if (found.length === 0) return <span className="tag tag-good">✓ {t('found.none')}</span>
  return (
    <span className="ck-counts">
      {found.map((severity) => (
        <span key={severity} className={`ck-tag ck-${severity}`}>
          <span aria-hidden="true">{severitySigns[severity]}</span>{' '}
          {t('sev.count', { severity: t(`sev.${severity}`), count: counts[severity] })}
        </span>
      ))}
    </span>
  )
}
