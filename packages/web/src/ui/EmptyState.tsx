import type { ReactNode } from 'react'

/** Where a list has nothing in it yet: says so, why, and how the first one comes about. */
export function EmptyState(p: { title: string; help?: string; children?: ReactNode }) {
  return (
    <section className="state state-empty">
      <p className="state-title">{p.title}</p>
      {p.help && <p>{p.help}</p>}
      {p.children}
    </section>
  )
}
