import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import { useEffect, useRef } from 'react'
import { ApiError } from '../api/api-error.ts'
import { issueSentence, sentenceOf } from '../api/sentence.ts'
import { useLanguage, useText } from './text.tsx'
import { uiWords } from './words.ts'

/** A field's place in the form, `uses.0.amount`: the id of its input, which antd makes of the field's name. */
const fieldIdOf = (issue: FieldIssue): string => issue.path.replaceAll('.', '_')

/** The same said twice of a field is said once. */
const once = (issues: readonly FieldIssue[]): readonly FieldIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values(),
]

/**
 * On top of a form: why it was not saved, with a link to each field that needs correcting. Takes the focus, so that people
 * who listen hear it. Shows nothing while there is no error.
 */
export function ErrorSummary(p: {
  error: unknown
  /** What was not done; by default that it was not saved. */
  title?: string
  /** What a field is called on this form, by its path `uses.0.amount`, where that is not its usual name. */
  labels?: Readonly<Record<string, string>>
}) {
  const t = useText(uiWords)
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (p.error) box.current?.focus()
  }, [p.error])
  if (!p.error) return null
  const issues = p.error instanceof ApiError ? once(p.error.issues) : []
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="error-summary-title">{p.title ?? t('summary.title')}</p>
      <p>
        {issues.length > 0 ? t('summary.count', { count: issues.length }) : sentenceOf(p.error, language)}
      </p>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => {
            const id = fieldIdOf(issue)
            return (
              <li key={`${id} ${issue.code}`}>
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(id)?.focus()
                  }}
                >
                  {issueSentence(language, issue, p.labels?.[issue.path])}
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
