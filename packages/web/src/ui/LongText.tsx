import { LONG } from './shortened.ts'

/** A name or note as people typed it, in lists: two lines at most on the screen, all of it on paper and under the pointer. */
export function LongText({ children }: { children: string }) {
  return (
    <span className="long-text" {...(children.length > LONG && { title: children })}>
      {children}
    </span>
  )
}
