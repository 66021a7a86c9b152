import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { ApiError } from '../api/api-error.ts'
import { sentence } from '../api/sentence.ts'
import { useLanguage } from './text.tsx'

/** Where a form shows what the server says of its input. */
export type Places = {
  /** The form's own name of a field, by its path in the input, where they differ. */
  readonly fields?: Readonly<Record<string, string>>
  /** The field that a refusal is about, by its code. */
  readonly refusals?: Readonly<Record<string, string>>
}

/** An error with the form's own names of its fields; a refusal about one field becomes an issue of that field. */
export function errorAt(error: Error | null, places: Places): Error | null {
  if (!(error instanceof ApiError)) return error
  const { status, code, facts, requestId } = error
  const refused = places.refusals?.[code]
  const issues = refused
    ? [{ path: refused, code, facts }]
    : error.issues.map((issue) => ({ ...issue, path: places.fields?.[issue.path] ?? issue.path }))
  return new ApiError({ status, code, facts, requestId, issues })
}

const nameOf = (path: string) => path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Puts beside each field what the server said of it, until it is filled in anew or sent again. ErrorSummary says the same on top.
 *
 * @param error the same object as long as it is the same error
 */
export function useFieldErrors(form: FormInstance, error: Error | null): void {
  const { language, words } = useLanguage()
  useEffect(() => {
    const issues = error instanceof ApiError ? error.issues : []
    if (issues.length === 0) return
    const sentencesAt = (path: string) => {
      const own = issues.filter((issue) => issue.path === path)
      return [...new Set(own.map(({ code, facts }) => sentence(language, code, facts)))]
    }
    form.setFields(
      issues.map(({ path }) => ({
        name: nameOf(path),
        errors: sentencesAt(path),
      })),
    )
    return () => form.setFields(issues.map(({ path }) => ({ name: nameOf(path), errors: [] })))
  }, [form, error, language, words])
}
