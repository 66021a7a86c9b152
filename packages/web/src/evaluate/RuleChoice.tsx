import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { Checked } from '@rongheng/core/evaluate/score'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** A choice among rule files, each by its title; the project's own is marked. */
export function RuleSelect(p: {
  label: string
  value: string
  own?: string
  none?: string
  /** Says the chosen title once more below: a closed list cuts off what does not fit into it. */
  whole?: boolean
  options: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  onChange: (id: string) => void
}) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const chosen = p.whole ? p.options.find((o) => o.id === p.value) : undefined
  return (
    <label>
      {p.label}
      <select className="ev-input" value={p.value} onChange={(event) => p.onChange(event.target.value)}>
        {p.none !== undefined && <option value="">{p.none}</option>}
        {p.options.map((o) => (
          <option key={o.id} value={o.id}>
            {language === 'en' ? o.titleEn : o.title}
            {o.id === p.own ? t('choose.own') : ''}
          </option>
        ))}
      </select>
      {chosen && <span className="muted">{language === 'en' ? chosen.titleEn : chosen.title}</span>}
    </label>
  )
}

/** Where a rule set comes from, how sure that is, and every gap that it fills by its own choice. */
export function RuleNote({ rules }: { rules: Checked<RuleSet> }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  return (
    <div className="no-print">
      <p className="muted">
        {t('rules.source', { source: rules.source })} {t(`rules.sure.${rules.sure}`)}
      </p>
      <details>
        <summary>{t('rules.choices', { count: rules.choices.length })}</summary>
        <ul className="ev-muted-list">
          {rules.choices.map((c) => (
            <li key={c.gap}>
              {language === 'en' ? c.choice.en : c.choice.zh}{' '}
              {c.source === 'own choice' ? (
                <StatusTag tone="warn">{t('own-choice.tag')}</StatusTag>
              ) : (
                <span>{t('rules.source', { source: c.source })}</span>
              )}{' '}
              [{c.clause}]
            </li>
          ))}
        </ul>
        <p className="muted">
          {t('rules.file', { id: rules.id, version: rules.version, checksum: rules.checksum.slice(0, 16) })}
        </p>
      </details>
    </div>
  )
}
