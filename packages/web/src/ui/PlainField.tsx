import { type InputHTMLAttributes, useId } from 'react'

/**
 * A labelled text input without any library: for the screens before sign-in, which load on the slowest lines.
 * Pages behind the sign-in use antd's Form.
 */
export function PlainField({
  label,
  error,
  ...input
}: { label: string; error?: string | undefined } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
        {...input}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="plain-field-error">
          {error}
        </p>
      )}
    </div>
  )
}
