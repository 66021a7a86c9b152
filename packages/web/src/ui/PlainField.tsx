import { type InputHTMLAttributes, useId } from 'react'

/**
 * A labelled text input without any library: for the screens before sign-in, which load on the slowest lines, and where one
 * or two fields are all that a page has. Forms behind the sign-in use antd's.
 */
export function PlainField({
  label,
  help,
  error,
  ...input
}: {
  label: string
  help?: string | undefined
  error?: string | undefined
} & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help ${id}-error`}
        {...input}
      />
      {help !== undefined && (
        <p id={`${id}-help`} className="muted">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="plain-field-error">
          {error}
        </p>
      )}
    </div>
  )
}
