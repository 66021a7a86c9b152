import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { MAX_DOCUMENT_BYTES } from '@rongheng/core/report/check/document-reader'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'
import { useState } from 'react'
import { useExchange } from '../../api/use-write.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { checkWords } from './check-words.ts'
import { fittingName } from './fitting-name.ts'
import { handedFile } from './handed-files.ts'

/** The author's own Word file with the findings as comments. The program has not kept it: it goes up again, by itself or by hand. */
export function AnnotatedWord({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const words = check.files.filter((file) => file.format === 'docx')
  if (words.length === 0)
    return (
      <ActionButton label={t('take.docx')} disabledReason={t('take.docx.closed')} onPress={() => undefined} />
    )
  return words.map((file) => (
    <OneWord
      key={file.sm3}
      checkId={check.id}
      file={file}
      label={words.length === 1 ? t('take.docx') : t('take.docx.of', { name: file.name })}
    />
  ))
}

function OneWord({ checkId, file, label }: { checkId: string; file: CheckedFile; label: string }) {
  const t = useText(checkWords)
  const toast = useToast()
  const exchange = useExchange(reportCheckApi.annotate)
  const [asking, setAsking] = useState(false)
  const take = async (bytes: File) => {
    await exchange.mutateAsync({ input: { checkId, name: fittingName(bytes.name) }, file: bytes })
    setAsking(false)
    toast(t('take.docx.done'))
  }
  const press = () => {
    const kept = handedFile(checkId, file)
    exchange.reset()
    if (!kept) return setAsking(true)
    // The file on the disk may have changed or gone since: then it is asked for.
    take(kept).catch(() => setAsking(true))
  }
  return (
    <>
      <ActionButton label={label} pending={exchange.isPending && !asking} onPress={press} />
      <Dialog open={asking} title={t('take.docx.title')} onClose={() => setAsking(false)}>
        <p>{t('take.docx.help', { name: file.name })}</p>
        <ErrorSummary error={exchange.error} title={t('take.failed')} />
        <FileDrop
          label={file.name}
          accept=".docx,.doc,.wps"
          maxBytes={MAX_DOCUMENT_BYTES}
          onFile={(bytes) => take(bytes)}
        />
      </Dialog>
    </>
  )
}
