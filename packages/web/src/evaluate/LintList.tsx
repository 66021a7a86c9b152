import type { LintRemark } from '@rongheng/core/evaluate/lint-remark'
import { lintWords } from '@rongheng/core/evaluate/lint-words'
import { say } from '@rongheng/core/kernel/words'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

const tones = { error: 'bad', warning: 'warn', info: 'info' } as const

/** What the lint says at one place: how grave, what, and what would resolve it. Nothing when it is content. */
export function LintList({ remarks }: { remarks: readonly LintRemark[] }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  if (remarks.length === 0) return null
  return (
    <ul className="ev-lint">
      {remarks.map((r) => (
        <li key={`${r.code} ${JSON.stringify(r.facts)}`}>
          <StatusTag tone={tones[r.severity]}>{t(`lint.${r.severity}`)}</StatusTag>{' '}
          {say(lintWords, language, `evaluate.lint.${r.code}`, r.facts)}{' '}
          <span className="muted">{say(lintWords, language, `evaluate.lint.${r.code}.mend`, r.facts)}</span>
        </li>
      ))}
    </ul>
  )
}
