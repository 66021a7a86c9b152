import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { ActionButton } from './ActionButton.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** An action that asks first: what will happen, in a dialog whose button names the act. It closes when the act is done. */
export function ConfirmAction(p: {
  label: string
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  /** Says the act, 撤销这一批, not 确定. By default the label. */
  act?: string
  onConfirm: () => Promise<unknown>
  disabledReason?: string | null | undefined
  danger?: boolean
  primary?: boolean
}) {
  const t = useText(uiWords)
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // A second click comes before the page has been drawn with `pending`.
  const running = useRef(false)
  const confirm = async () => {
    if (running.current) return
    running.current = true
    setPending(true)
    setError(null)
    try {
      await p.onConfirm()
      setOpen(false)
    } catch (refused) {
      setError(refused)
    } finally {
      running.current = false
      setPending(false)
    }
  }
  return (
    <>
      <ActionButton
        label={p.label}
        disabledReason={p.disabledReason}
        danger={p.danger ?? false}
        primary={p.primary ?? false}
        onPress={() => {
          setError(null)
          setOpen(true)
        }}
      />
      <Dialog open={open} title={p.title} onClose={() => setOpen(false)}>
        <ErrorSummary error={error} title={t('summary.not-done')} />
        <div>{p.children}</div>
        <div className="dialog-actions">
          <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          <Button type="primary" danger={p.danger ?? false} loading={pending} onClick={() => void confirm()}>
            {p.act ?? p.label}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
