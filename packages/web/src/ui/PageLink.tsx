import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to another page of the program. `to` is the whole address: `/budget/projects/prj_…?tab=uses`. */
export function PageLink({
  to,
  children,
  className,
  label,
}: {
  to: string
  children: ReactNode
  className?: string
  /** For a link whose text alone does not say where it leads, such as 更改. */
  label?: string
}) {
  return (
    <Link to={to} {...(className && { className })} {...(label && { 'aria-label': label })}>
      {children}
    </Link>
  )
}
