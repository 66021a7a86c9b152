import { type BatchView, ledgerApi } from '@rongheng/core/budget/ledger-api'
import { fates } from '@rongheng/core/budget/ledger-judge'
import type { LedgerSummary } from '@rongheng/core/budget/ledger-summary'
import { sentence } from '../api/sentence.ts'
import { useDownload } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount, useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { ledgerWords } from './ledger-words.ts'

/** What was found in a ledger: rows and money by fate, what each project gets, problems, and the file's own totals. */
export function LedgerFindings({ batch, summary }: { batch: BatchView; summary: LedgerSummary }) {
  const t = useText(ledgerWords)
  const nameOf = (id: string) => {
    const project = batch.projects.find((one) => one.id === id)
    return project ? `${project.year} ${project.code} ${project.name}` : id
  }
  return (
    <section className="panel">
      <h2>{t('result')}</h2>
      <DataTable
        caption={t('result')}
        rows={fates.filter((fate) => summary.byFate[fate].rows > 0)}
        rowKey={(fate) => fate}
        rowTone={(fate) => (fate === 'error' ? 'bad' : undefined)}
        columns={[
          { key: 'fate', title: t('fate'), head: true, cell: (fate) => t(`budget.fate.${fate}`) },
          { key: 'rows', title: t('rows'), numeric: true, cell: (fate) => summary.byFate[fate].rows },
          {
            key: 'sum',
            title: t('sum'),
            numeric: true,
            // Totals added up say nothing.
            cell: (fate) =>
              fate === 'total' || fate === 'blank' ? (
                '—'
              ) : (
                <Amount fen={summary.byFate[fate].sum} unit="yuan" />
              ),
          },
        ]}
      />
      <Problems batch={batch} summary={summary} />
      <Totals summary={summary} />
      {summary.byProject.length > 0 && (
        <>
          <h3>{t('by-project')}</h3>
          <DataTable
            caption={t('by-project')}
            rows={summary.byProject}
            rowKey={(row) => row.projectId}
            columns={[
              {
                key: 'project',
                title: t('project'),
                head: true,
                cell: (row) => (
                  <PageLink
                    to={
                      batch.state === 'confirmed'
                        ? `/budget/projects/${row.projectId}/payments?batch=${batch.id}`
                        : `/budget/projects/${row.projectId}`
                    }
                  >
                    {nameOf(row.projectId)}
                  </PageLink>
                ),
              },
              { key: 'rows', title: t('rows'), numeric: true, cell: (row) => row.rows },
              {
                key: 'sum',
                title: t('sum'),
                numeric: true,
                cell: (row) => <Amount fen={row.sum} unit="yuan" />,
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Problems({ batch, summary }: { batch: BatchView; summary: LedgerSummary }) {
  const t = useText(ledgerWords)
  const { language } = useLanguage()
  const may = useMay('ledger.import', batch.unitId)
  const file = useDownload(ledgerApi.errors)
  if (summary.remarks.length === 0) return null
  return (
    <>
      <h3>{t('remarks.title')}</h3>
      <ul className="plain-list">
        {summary.remarks.map(({ code, rows, rowNo, text }) => (
          <li key={code}>
            {t(rows === 1 ? 'remarks.one' : 'remarks.many', {
              row: rowNo,
              what: sentence(language, `budget.row.${code}`, { text }),
              count: rows,
            })}
          </li>
        ))}
      </ul>
      {summary.byFate.error.rows > 0 && (
        <>
          <ErrorSummary error={file.error} />
          <ActionButton
            label={t('errors')}
            pending={file.isPending}
            disabledReason={may ? null : t('may-not.import')}
            onPress={() => file.mutate({ batchId: batch.id })}
          />
        </>
      )}
    </>
  )
}

function Totals({ summary }: { summary: LedgerSummary }) {
  const t = useText(ledgerWords)
  const amount = useAmountText()
  if (summary.totals.length === 0) return null
  const differ = summary.totals.filter((total) => !total.agrees)
  return (
    <>
      <h3>{t('totals.title')}</h3>
      {differ.length === 0 ? (
        <p>{t('totals.agree', { count: summary.totals.length })}</p>
      ) : (
        <ul className="plain-list bad-text">
          {differ.map((total) => (
            <li key={total.rowNo}>
              {t('totals.differs', {
                row: total.rowNo,
                label: total.label,
                stated: amount(total.stated, 'yuan'),
                counted: amount(total.counted, 'yuan'),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
