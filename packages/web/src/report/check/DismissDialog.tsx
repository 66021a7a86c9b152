import { reportCheckApi } from '@rongheng/core/report/check/api'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { checkWords } from './check-words.ts'
import type { Said } from './said.ts'

/** Asks why a finding does not count. Without a reason nothing is sent. */
export function DismissDialog(p: {
  checkId: string
  /** Null while the dialog is closed. */
  finding: Said | null
  onClose: () => void
  onDone: (finding: Said) => void
}) {
  const t = useText(checkWords)
  const toast = useToast()
  const id = useId()
  const dismiss = useWrite(reportCheckApi.dismissFinding)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { finding } = p
  const press = async () => {
    setMissing(reason.trim() === '')
    if (!finding || reason.trim() === '') return document.getElementById(id)?.focus()
    await dismiss.mutateAsync({ checkId: p.checkId, key: finding.finding.key, reason: reason.trim() })
    toast(t('dismiss.done'))
    p.onDone(finding)
  }
  return (
    <Dialog open={finding !== null} title={t('dismiss.title')} onClose={p.onClose}>
      <ErrorSummary error={dismiss.error} title={t('failed.write')} />
      <p>
        <strong>{finding?.says}</strong>
      </p>
      <p>{t('dismiss.help')}</p>
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
        {/* A refusal stands above the reason. */}
        <Button
          type="primary"
          loading={dismiss.isPending}
          onClick={() => void press().catch(() => undefined)}
        >
          {t('dismiss')}
        </Button>
      </div>
    </Dialog>
  )
}
