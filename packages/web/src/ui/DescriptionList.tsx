import type { ReactNode } from 'react'

/** Facts of one record, name and value. A row may offer to change it (更改), as before a submission. */
export function DescriptionList(p: {
  rows: readonly {
    readonly name: string
    readonly value: ReactNode
    readonly action?: ReactNode
  }[]
}) {
  return (
    <dl className="facts">
      {p.rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
          {row.action && <dd className="facts-action no-print">{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
