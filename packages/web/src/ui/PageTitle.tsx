import type { ReactNode } from 'react'

/** The heading of a page, what may be done on it at the right, and one line that says what it is about. */
export function PageTitle(p: { children: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="page-title">
      <div>
        <h1>{p.children}</h1>
        {p.note && <p className="page-note">{p.note}</p>}
      </div>
      {p.actions && <div className="page-actions">{p.actions}</div>}
    </header>
  )
}
