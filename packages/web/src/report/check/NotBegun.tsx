import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { MAX_DOCUMENT_BYTES } from '@rongheng/core/report/check/document-reader'
import { useUpload, useWrite } from '../../api/use-write.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useText } from '../../ui/text.tsx'
import { REPORT_ENDINGS } from './FileChoice.tsx'
import { checkWords } from './check-words.ts'
import { fittingName } from './fitting-name.ts'
import { rememberFiles } from './handed-files.ts'

/** A check whose files were still on their way when somebody left: more files, and the start. */
export function NotBegun({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const add = useUpload(reportCheckApi.addFile)
  const run = useWrite(reportCheckApi.runCheck)
  return (
    <section className="panel ck-new">
      <h2>{t('not-begun.title')}</h2>
      <p>{t('not-begun.help', { count: check.files.length })}</p>
      <ErrorSummary error={add.error ?? run.error} title={t('start.failed')} />
      <ul className="ck-files">
        {check.files.map((file) => (
          <li key={file.sm3}>{file.name}</li>
        ))}
      </ul>
      <FileDrop
        label={t('not-begun.add')}
        help={t('files.help')}
        accept={REPORT_ENDINGS}
        maxBytes={MAX_DOCUMENT_BYTES}
        onFile={async (file, onProgress) => {
          await add.mutateAsync({
            input: { checkId: check.id, name: fittingName(file.name) },
            file,
            onProgress,
          })
          rememberFiles(check.id, [file])
        }}
      />
      <ActionButton
        label={t('start')}
        primary
        pending={run.isPending}
        disabledReason={check.files.length === 0 ? t('start.closed') : null}
        onPress={() => run.mutate({ checkId: check.id })}
      />
    </section>
  )
}
