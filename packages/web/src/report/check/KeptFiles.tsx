import { reportCheckApi } from '@rongheng/core/report/check/api'
import { useReadWhen } from '../../api/use-read.ts'
import { useDownload } from '../../api/use-write.ts'
import { useMoment } from '../../app/moment.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { useText } from '../../ui/text.tsx'
import { useGo } from '../../ui/use-go.ts'
import { checkWords } from './check-words.ts'
import { useSizeText } from './use-size-text.ts'
import './check.css'

/** The reports written elsewhere that were checked for a project and kept in it, and the way to check another one. */
export function KeptFiles({ projectId, unitId }: { projectId: string; unitId: string }) {
  const t = useText(checkWords)
  const go = useGo()
  const moment = useMoment()
  const size = useSizeText()
  const may = useMay('report.check', unitId)
  const { data } = useReadWhen(reportCheckApi.listKeptFiles, { projectId }, { when: may })
  const file = useDownload(reportCheckApi.downloadKeptFile)
  if (!may) return null
  return (
    <section className="panel ck-kept-files no-print">
      <h2>{t('kept')}</h2>
      <p className="muted">{t('kept.note')}</p>
      <ErrorSummary error={file.error} title={t('take.failed')} />
      {data && data.files.length > 0 && (
        <DataTable
          caption={t('kept')}
          rows={data.files}
          rowKey={(row) => row.fileId}
          columns={[
            {
              key: 'name',
              title: t('kept.file'),
              head: true,
              cell: (row) => (
                <button
                  type="button"
                  className="quiet ck-kept"
                  onClick={() => file.mutate({ projectId, fileId: row.fileId })}
                >
                  {row.name}
                </button>
              ),
            },
            { key: 'size', title: t('kept.size'), cell: (row) => size(row.sizeBytes) },
            { key: 'report', title: t('col.report'), cell: (row) => row.checkTitle },
            {
              key: 'kept',
              title: t('kept.by'),
              cell: ({ kept }) => `${kept.byName} ${moment(kept.at)}`,
            },
          ]}
        />
      )}
      <ActionButton label={t('new')} onPress={() => go(`/report/checks/new?project=${projectId}`)} />
    </section>
  )
}
