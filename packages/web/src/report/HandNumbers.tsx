import type { ReportSheet } from '@rongheng/core/report/api'
import { dayUnit, measuredText } from '@rongheng/core/report/number'
import { FactNumber } from '../app/FactNumber.tsx'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { useText } from '../ui/text.tsx'
import { HandNumberForm } from './HandNumberForm.tsx'
import { reportWords } from './words.ts'

/** Numbers that no record holds: entered once with their document, then inserted like any other. */
export function HandNumbers({ sheet, unitId }: { sheet: ReportSheet; unitId: string }) {
  const t = useText(reportWords)
  const moment = useMoment()
  const may = useMay('report.write', unitId)
  if (!may && sheet.hand.length === 0) return null
  return (
    <details className="panel no-print" {...(sheet.hand.length > 0 && { open: true })}>
      <summary>{t('hand')}</summary>
      <p className="muted">{t('hand.help')}</p>
      {may && <HandNumberForm projectId={sheet.projectId} />}
      {sheet.hand.length > 0 && (
        <DataTable
          caption={t('hand.list')}
          rows={sheet.hand}
          rowKey={(row) => row.id}
          columns={[
            { key: 'label', title: t('hand.label'), cell: (row) => row.label, head: true },
            {
              key: 'value',
              title: t('hand.value'),
              numeric: true,
              cell: (row) => (
                <FactNumber factId={row.factId} what={row.label}>
                  {row.value === null ? '' : measuredText(row.value, row.unit)}{' '}
                  {row.unit === dayUnit ? '' : row.unit}
                </FactNumber>
              ),
            },
            { key: 'document', title: t('hand.document'), cell: (row) => row.document },
            {
              key: 'by',
              title: t('changed'),
              cell: (row) => `${row.enteredByName} ${moment(row.enteredAt)}`,
            },
          ]}
        />
      )}
    </details>
  )
}
