import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import { useDownload, useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { reportWords } from './words.ts'

/** What may be done with a report: hand it out, sign it, take it up again. */
export function ReportActions(p: {
  sheet: ReportSheet
  unitId: string
  /** What the check finds wrong in it. */
  errors: number
}) {
  const { sheet, unitId } = p
  const t = useText(reportWords)
  const toast = useToast()
  const sign = useWrite(reportApi.signReport)
  const offer = useWrite(reportApi.offerReport)
  const reopen = useWrite(reportApi.reopenReport)
  const ask = { projectId: sheet.projectId, outlineId: sheet.outline.id, version: sheet.version }
  const latest = sheet.editions.at(-1)
  const maySign = useMay('report.sign', unitId)
  const mayWrite = useMay('report.write', unitId)
  const whyNotFinished =
    sheet.version === 0
      ? t('not-saved')
      : sheet.obstacles.length + p.errors > 0
        ? t('not-finished', { count: sheet.obstacles.length + p.errors })
        : null
  const number = (latest?.number ?? 0) + 1
  // What others do next, readers need not be told in grey buttons.
  const ofDraft = maySign ? 'sign' : mayWrite ? 'offer' : null
  const step = sheet.state !== 'signed' ? ofDraft : mayWrite ? 'reopen' : null
  return (
    <>
      <Downloads sheet={sheet} {...(sheet.state === 'signed' && latest && { editionId: latest.id })} />
      {step === 'reopen' && (
        <ConfirmAction
          label={t('reopen')}
          title={t('reopen')}
          onConfirm={async () => {
            await reopen.mutateAsync(ask)
            toast(t('reopened'))
          }}
        >
          <p>{t('reopen.help', { number: latest?.number ?? 1 })}</p>
        </ConfirmAction>
      )}
      {step === 'offer' && (
        <ConfirmAction
          label={t('offer')}
          title={t('offer')}
          primary
          disabledReason={sheet.state === 'offered' ? t('offer.waits') : whyNotFinished}
          onConfirm={async () => {
            await offer.mutateAsync(ask)
            toast(t('offered'))
          }}
        >
          <p>{t('offer.help')}</p>
        </ConfirmAction>
      )}
      {step === 'sign' && (
        <ConfirmAction
          label={t('sign')}
          title={t('sign.title', { number })}
          primary
          disabledReason={whyNotFinished}
          onConfirm={async () => {
            await sign.mutateAsync(ask)
            toast(t('signed'))
          }}
        >
          <p>{t('sign.help')}</p>
        </ConfirmAction>
      )}
    </>
  )
}

/** Word, 自评表 and PDF of the draft, or of a signed version. Without an office program the page itself is printed. */
export function Downloads(p: {
  sheet: Pick<ReportSheet, 'projectId' | 'outline' | 'pdfProgram'>
  editionId?: string
}) {
  const t = useText(reportWords)
  const file = useDownload(reportApi.exportReport)
  const get = (format: 'docx' | 'xlsx' | 'pdf') =>
    file.mutate({
      projectId: p.sheet.projectId,
      outlineId: p.sheet.outline.id,
      format,
      ...(p.editionId && { editionId: p.editionId as never }),
    })
  const busy = (format: string) => file.isPending && file.variables.format === format
  return (
    <>
      <ErrorSummary error={file.error} title={t('download.failed')} />
      <ActionButton label={t('download.docx')} pending={busy('docx')} onPress={() => get('docx')} />
      <ActionButton label={t('download.xlsx')} pending={busy('xlsx')} onPress={() => get('xlsx')} />
      {p.sheet.pdfProgram === null ? (
        <span title={t('print.note')}>
          <ActionButton label={t('print')} onPress={() => window.print()} />
        </span>
      ) : (
        <span title={t('download.pdf.note', { program: p.sheet.pdfProgram })}>
          <ActionButton label={t('download.pdf')} pending={busy('pdf')} onPress={() => get('pdf')} />
        </span>
      )}
    </>
  )
}
