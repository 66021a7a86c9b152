import { assetsApi } from '@rongheng/core/assets/api'
import type { AssetDocument } from '@rongheng/core/assets/history'
import { fileEndings } from '@rongheng/core/kernel/file-kind'
import { Button } from 'antd'
import { useDownload, useUpload, useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { assetWords } from './words.ts'

/** The files that are kept with a system or device. */
export function Documents(p: {
  subjectId: AssetDocument['subjectId']
  documents: readonly AssetDocument[]
  mayWrite: boolean
}) {
  const t = useText(assetWords)
  const toast = useToast()
  const moment = useMoment()
  const upload = useUpload(assetsApi.addDocument)
  const download = useDownload(assetsApi.downloadDocument)
  const remove = useWrite(assetsApi.removeDocument)
  const { subjectId } = p
  return (
    <section className="as-panel">
      <h2>{t('documents')}</h2>
      <ErrorSummary error={upload.error ?? download.error} title={t('documents')} />
      {p.documents.length === 0 && <p className="muted">{t('documents.none')}</p>}
      <ul className="as-documents">
        {p.documents.map((document) => (
          <li key={document.id}>
            <span>
              {document.file.name}{' '}
              <span className="muted">
                {moment(document.addedAt)} {document.addedByName}
              </span>
            </span>
            <span className="as-actions">
              <Button
                size="small"
                aria-label={`${t('download')} ${document.file.name}`}
                onClick={() => download.mutate({ subjectId, documentId: document.id })}
              >
                {t('download')}
              </Button>
              <ConfirmAction
                label={t('remove')}
                title={t('remove.title', { name: document.file.name })}
                danger
                disabledReason={p.mayWrite ? null : t('may-not.write')}
                onConfirm={async () => {
                  await remove.mutateAsync({ subjectId, documentId: document.id })
                  toast(t('removed'))
                }}
              >
                {t('documents.remove')}
              </ConfirmAction>
            </span>
          </li>
        ))}
      </ul>
      <div className="no-print">
        <FileDrop
          label={t('documents.add')}
          help={t('documents.help')}
          accept={fileEndings.map((ending) => `.${ending}`).join(',')}
          maxBytes={assetsApi.addDocument.upload?.maxBytes ?? 0}
          disabledReason={p.mayWrite ? null : t('may-not.write')}
          onFile={(file, onProgress) =>
            upload.mutateAsync({ input: { subjectId, name: file.name }, file, onProgress })
          }
        />
      </div>
    </section>
  )
}
