import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'

/** An action that asks first, and for the reason that the records will keep. Without a reason nothing is sent. */
export function ConfirmWithReason(p: {
  label: string
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  /** Label of the reason's field. */
  reason: string
  onConfirm: (why: string) => Promise<unknown>
  disabledReason?: string | null | undefined
}) {
  const [why, setWhy] = useState('')
  return (
    <ConfirmAction
      label={p.label}
      title={p.title}
      danger
      disabledReason={p.disabledReason}
      onConfirm={() => {
        if (why.trim() === '') throw new ApiError({ status: 422, code: 'budget.reason-needed' })
        return p.onConfirm(why.trim())
      }}
    >
      {p.children}
      <label className="field">
        {p.reason}
        <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
      </label>
    </ConfirmAction>
  )
}
