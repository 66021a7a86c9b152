import type { ReactNode } from 'react'
import { PageLink } from './PageLink.tsx'
import { StatusTag } from './StatusTag.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** Where a task stands. Only `problem` is red; what cannot start yet, and what somebody else does, is no link. */
export type TaskState = 'not-started' | 'in-progress' | 'done' | 'cannot-start' | 'others' | 'problem'

const tone = { 'not-started': 'info', 'in-progress': 'info', problem: 'bad' } as const

/** A task on the same page (`#part-uses`) is an ordinary link of the browser. */
function TaskName({ state, to, title }: { state: TaskState; to: string; title: string }) {
  if (state === 'cannot-start' || state === 'others') return title
  return to.startsWith('#') ? <a href={to}>{title}</a> : <PageLink to={to}>{title}</PageLink>
}

/** A long form as a list of tasks, each with its state. Completed is plain text: it needs no attention. */
export function TaskList(p: {
  tasks: readonly {
    readonly key: string
    readonly title: string
    readonly state: TaskState
    readonly to: string
    readonly note?: ReactNode
  }[]
}) {
  const t = useText(uiWords)
  return (
    <ul className="tasks">
      {p.tasks.map((task) => (
        <li key={task.key}>
          <div>
            <TaskName {...task} />
            {task.note && <p className="muted">{task.note}</p>}
          </div>
          {task.state === 'done' || task.state === 'cannot-start' || task.state === 'others' ? (
            <span className={task.state === 'done' ? undefined : 'muted'}>{t(`task.${task.state}`)}</span>
          ) : (
            <StatusTag tone={tone[task.state]}>{t(`task.${task.state}`)}</StatusTag>
          )}
        </li>
      ))}
    </ul>
  )
}
