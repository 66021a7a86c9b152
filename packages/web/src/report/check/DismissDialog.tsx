import { Button } from 'antd'
import { useId, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { checkWords } from './check-words.ts'

/** Asks why a finding does not count. Without a reason nothing is sent. */
export function DismissDialog(p: {
  /** What the finding says; null while the dialog is closed. */
  says: string | null
  /** What a dismissal does. */
  help: string
  /** Writes it; a refusal is shown above the reason. */
  dismiss: (reason: string) => Promise<unknown>
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(checkWords)
  const toast = useToast()
  const id = useId()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const press = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return document.getElementById(id)?.focus()
    setPending(true)
    try {
      await p.dismiss(reason.trim())
      toast(t('dismiss.done'))
      p.onDone()
    } catch (refused) {
      setError(refused)
    }
    setPending(false)
  }
  return (
    <Dialog open={p.says !== null} title={t('dismiss.title')} onClose={p.onClose}>
      <ErrorSummary error={error} title={t('failed.write')} />
      <p>
        <strong>{p.says}</strong>
      </p>
      <p>{p.help}</p>
      <label htmlFor={id}>{t('dismiss.reason')}</label>
      <textarea
        id={id}
        data-begin
        className="ck-reason"
        rows={3}
        maxLength={500}
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-error` : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {missing && (
        <p id={`${id}-error`} role="alert" className="plain-field-error">
          {t('dismiss.reason.needed')}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={p.onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={pending} onClick={() => void press()}>
          {t('dismiss')}
        </Button>
      </div>
    </Dialog>
  )
}
