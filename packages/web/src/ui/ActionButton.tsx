import { Button } from 'antd'
import { type ReactNode, useId } from 'react'

/**
 * A button for something people want to do. When it may not be done now, it stays where it is and says why in its own line:
 * a tooltip would not reach people on a keyboard or a telephone.
 */
export function ActionButton(p: {
  label: string
  onPress: () => void
  /** Why it cannot be done now, as a sentence; undefined or null when it can. */
  disabledReason?: string | null | undefined
  primary?: boolean
  danger?: boolean
  pending?: boolean
  icon?: ReactNode
  /** For several buttons of the same text, such as 更改: which one this is. */
  what?: string
}) {
  const id = useId()
  const closed = Boolean(p.disabledReason)
  return (
    <span className="action">
      <Button
        type={p.primary ? 'primary' : 'default'}
        danger={p.danger ?? false}
        loading={p.pending ?? false}
        icon={p.icon}
        // Not `disabled`: that would take the button, and with it the reason, out of the keyboard's way.
        aria-disabled={closed}
        className={closed ? 'action-closed' : ''}
        {...(closed && { 'aria-describedby': id })}
        {...(p.what && { 'aria-label': `${p.label} ${p.what}` })}
        onClick={() => !closed && p.onPress()}
      >
        {p.label}
      </Button>
      {closed && (
        <span id={id} className="action-reason">
          {p.disabledReason}
        </span>
      )}
    </span>
  )
}
