import type { ReportSheet } from '@rongheng/core/report/api'
import { DataTable } from '../ui/DataTable.tsx'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'

/** Numbers that are others now than when the version was signed. The version below stays as it is. */
export function ChangedSince({ changed }: { changed: ReportSheet['changed'] }) {
  const t = useText(reportWords)
  if (changed.length === 0) return null
  return (
    <details className="panel rp-obstacles no-print">
      <summary>{t('changed-since', { count: changed.length })}</summary>
      <p className="muted">{t('changed-since.help')}</p>
      <DataTable
        caption={t('changed-since', { count: changed.length })}
        rows={changed.map((row, n) => ({ ...row, n }))}
        rowKey={(row) => String(row.n)}
        columns={[
          { key: 'name', title: t('changed-since.name'), head: true, cell: (row) => row.name },
          { key: 'was', title: t('changed-since.was'), numeric: true, cell: (row) => row.was },
          {
            key: 'now',
            title: t('changed-since.now'),
            numeric: true,
            cell: (row) => row.now || t('changed-since.gone'),
          },
        ]}
      />
    </details>
  )
}
