import { useId } from 'react'

/** One choice out of a few, with its label above and what it means below. */
export function Choice(p: {
  label: string
  help?: string
  value: string
  onChange: (next: string) => void
  options: readonly (readonly [value: string, label: string])[]
}) {
  const id = useId()
  return (
    <div className="ck-option">
      <label htmlFor={id}>{p.label}</label>
      <select
        id={id}
        value={p.value}
        aria-describedby={p.help && `${id}-help`}
        onChange={(event) => p.onChange(event.target.value)}
      >
        {p.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {p.help && (
        <p id={`${id}-help`} className="muted">
          {p.help}
        </p>
      )}
    </div>
  )
}
