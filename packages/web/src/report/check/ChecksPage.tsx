import { type CheckLine, reportCheckApi } from '@rongheng/core/report/check/api'
import { useReadWhen } from '../../api/use-read.ts'
import { useMoment } from '../../app/moment.ts'
import { useActor } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { LongText } from '../../ui/LongText.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { useGo } from '../../ui/use-go.ts'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { SeverityCounts } from './SeverityCounts.tsx'
import { checkWords } from './check-words.ts'
import './check.css'

const ASK_AGAIN_MS = 2000
const found = ({ counts }: CheckLine) => counts.E + counts.W + counts.I > 0

/** The checks of reports so far, and the way to a new one. */
export function ChecksPage() {
  const t = useText(checkWords)
  const go = useGo()
  const moment = useMoment()
  const { units } = useActor()
  const [asked, setPage] = useQueryValue('page', '1')
  const page = Math.max(1, Number(asked) || 1)
  const { data, error } = useReadWhen(reportCheckApi.listChecks, { page })
  // Asks again while one of them is under way.
  const busy = data?.checks.some((check) => check.state === 'checking') ?? false
  useReadWhen(reportCheckApi.listChecks, { page }, { when: busy, everyMs: ASK_AGAIN_MS })
  const unitName = new Map(units.map((unit) => [unit.id, unit.name]))
  const several = new Set(data?.checks.map((check) => check.unitId)).size > 1
  const begin = <ActionButton label={t('new')} primary onPress={() => go('/report/checks/new')} />
  return (
    <>
      <PageTitle note={t('checks.note')} actions={data?.checks.length !== 0 && begin}>
        {t('checks')}
      </PageTitle>
      {error ? (
        <ErrorState title={t('failed.load')} error={error} />
      ) : !data ? (
        <Loading />
      ) : (
        <DataTable
          caption={t('checks')}
          rows={data.checks}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t('checks.none')} help={t('checks.none.help')}>
              {begin}
            </EmptyState>
          }
          columns={[
            {
              key: 'report',
              title: t('col.report'),
              head: true,
              cell: (row) => (
                <div>
                  <PageLink to={`/report/checks/${row.id}`}>
                    <LongText>{row.title || t('no-title')}</LongText>
                  </PageLink>
                  {row.fileName !== row.title && <div className="muted">{row.fileName}</div>}
                </div>
              ),
            },
            {
              key: 'found',
              title: t('col.found'),
              cell: (row) => (
                <span className="ck-counts">
                  {row.state === 'collecting' && (
                    <StatusTag tone="neutral">{t('state.collecting')}</StatusTag>
                  )}
                  {row.state === 'checking' && <StatusTag tone="info">{t('state.checking')}</StatusTag>}
                  {/* Nothing found in a file that could not be read is no good news. */}
                  {row.state === 'done' && (row.unreadable === 0 || found(row)) && (
                    <SeverityCounts counts={row.counts} />
                  )}
                  {row.unreadable > 0 && (
                    <StatusTag tone="bad">{t('unreadable', { count: row.unreadable })}</StatusTag>
                  )}
                </span>
              ),
            },
            { key: 'project', title: t('col.project'), cell: (row) => row.projectName ?? '—' },
            ...(several
              ? [
                  {
                    key: 'unit',
                    title: t('col.unit'),
                    cell: (row: { unitId: string }) => unitName.get(row.unitId) ?? '—',
                  },
                ]
              : []),
            {
              key: 'by',
              title: t('col.by'),
              cell: ({ created }) => `${created.byName} ${moment(created.at)}`,
            },
          ]}
        />
      )}
      {data && (page > 1 || data.more) && (
        <nav className="pager no-print" aria-label={t('page.label')}>
          <button type="button" disabled={page <= 1} onClick={() => setPage(String(page - 1))}>
            {t('page.before')}
          </button>
          <span aria-current="page">{t('pages.now', { page })}</span>
          <button type="button" disabled={!data.more} onClick={() => setPage(String(page + 1))}>
            {t('page.next')}
          </button>
        </nav>
      )}
    </>
  )
}
