import { budgetApi } from '@rongheng/core/budget/api'
import { LEDGER_MAX_BYTES, ledgerApi } from '@rongheng/core/budget/ledger-api'
import type { BatchState } from '@rongheng/core/budget/ledger-batch'
import type { ProjectId } from '@rongheng/core/budget/project'
import { useRead } from '../api/use-read.ts'
import { useUpload } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { useMoment } from '../app/moment.ts'
import { Amount } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { shortened } from '../ui/shortened.ts'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { ledgerWords } from './ledger-words.ts'
import './budget.css'

/** How each state of an import is to be taken. */
export const stateTones: Record<BatchState, Tone> = {
  reading: 'info',
  'needs-columns': 'warn',
  checking: 'info',
  checked: 'warn',
  confirmed: 'good',
  reversed: 'neutral',
  failed: 'bad',
  discarded: 'neutral',
}

/** Hands in a ledger file, and lists the imports so far. */
export function LedgerListPage() {
  const t = useText(ledgerWords)
  const moment = useMoment()
  const [page, setPage] = useQueryValue('page', '1')
  const { items, count } = useRead(ledgerApi.list, { page: Number(page) || 1 })
  return (
    <>
      <PageTitle note={t('note')}>{t('title')}</PageTitle>
      <HandIn />
      <section className="panel">
        <h2>{t('imports')}</h2>
        <DataTable
          caption={t('imports')}
          rows={items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('imports.none')} help={t('imports.none.help')} />}
          columns={[
            {
              key: 'file',
              title: t('file'),
              head: true,
              cell: (row) => (
                <PageLink to={`/budget/ledger/${row.id}`}>
                  <LongText>{row.fileName}</LongText>
                </PageLink>
              ),
            },
            {
              key: 'state',
              title: t('state'),
              cell: (row) => <StatusTag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
            },
            { key: 'rows', title: t('rows'), numeric: true, cell: (row) => row.rows ?? '—' },
            {
              key: 'sum',
              title: t('sum'),
              numeric: true,
              cell: (row) => (row.sum === null ? '—' : <Amount fen={row.sum} unit="yuan" />),
            },
            {
              key: 'by',
              title: t('by'),
              cell: ({ created }) => `${created.byName} ${moment(created.at)}`,
            },
          ]}
          paging={{
            page: Number(page) || 1,
            pageSize: 20,
            total: count,
            onPage: (next) => setPage(String(next)),
          }}
        />
      </section>
    </>
  )
}

function HandIn() {
  const t = useText(ledgerWords)
  const go = useGo()
  const may = useMay('ledger.import')
  const [project, setProject] = useQueryValue('project')
  const { items } = useRead(budgetApi.listProjects, {})
  const upload = useUpload(ledgerApi.upload)
  return (
    <section className="panel">
      <ErrorSummary error={upload.error} title={t('upload.failed')} />
      <div className="filters">
        <label>
          {t('upload.project')}
          <select className="select" value={project} onChange={(event) => setProject(event.target.value)}>
            <option value="">{t('upload.project.none')}</option>
            {items.map((one) => (
              <option key={one.id} value={one.id} title={one.name}>
                {one.year} {one.code} {shortened(one.name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FileDrop
        label={t('upload')}
        help={t('upload.help')}
        accept=".xlsx,.xls,.csv,.txt"
        maxBytes={LEDGER_MAX_BYTES}
        disabledReason={may ? null : t('may-not.import')}
        onFile={async (file, onProgress) => {
          const batch = await upload.mutateAsync({
            input: { name: file.name, ...(project !== '' && { projectId: project as ProjectId }) },
            file,
            onProgress,
          })
          go(`/budget/ledger/${batch.id}`)
        }}
      />
    </section>
  )
}
