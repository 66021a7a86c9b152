import { alertApi } from '@rongheng/core/watch/alert-api'
import type { SilenceView } from '@rongheng/core/watch/alert-views'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useDayText } from '../../ui/day-text.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { usePunctuation } from '../../ui/punctuation.ts'
import { useText } from '../../ui/text.tsx'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { AlertsNav } from './AlertsNav.tsx'
import { alertPageWords } from './words.ts'

const PAGE_SIZE = 50

/** What is silenced, by whom, why and until when. */
export function SilencesPage() {
  const t = useText(alertPageWords)
  const { moment } = useDayText()
  const [state, setState] = useQueryValue('state', 'live')
  const [page, setPage] = useQueryValue('page', '1')
  const over = state === 'over'
  const { data, error } = useReadWhen(alertApi.listSilences, { over, page: Number(page) || 1 })
  return (
    <>
      <PageTitle note={t('silences.note')}>{t('silences')}</PageTitle>
      <AlertsNav at="/watch/silences" />
      <div className="filters no-print">
        <label>
          {t('filter.state')}
          <select className="select" value={state} onChange={(event) => setState(event.target.value)}>
            <option value="live">{t('silences.live')}</option>
            <option value="over">{t('silences.over')}</option>
          </select>
        </label>
      </div>
      <ErrorSummary error={data ? null : error} title={t('alerts.failed')} />
      {!data && !error && <Loading />}
      {data && (
        <DataTable
          caption={t('silences')}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t(over ? 'silences.none.over' : 'silences.none')} />}
          columns={[
            { key: 'scope', title: t('silence.scope'), head: true, cell: (row) => <Scope row={row} /> },
            { key: 'reason', title: t('silence.reason'), cell: (row) => row.reason },
            {
              key: 'until',
              title: t('silence.until'),
              cell: (row) => (
                <div>
                  {moment(row.until)}
                  {row.ended && (
                    <div className="muted">
                      {t('silence.ended.by', { name: row.ended.byName, at: moment(row.ended.at) })}
                    </div>
                  )}
                </div>
              ),
            },
            { key: 'by', title: t('silence.by'), cell: (row) => row.createdByName },
            ...(over
              ? []
              : [{ key: 'end', title: t('actions'), cell: (row: SilenceView) => <End row={row} /> }]),
          ]}
          paging={{
            page: Number(page) || 1,
            pageSize: PAGE_SIZE,
            total: data.count,
            onPage: (next) => setPage(String(next)),
          }}
        />
      )}
    </>
  )
}

function Scope({ row }: { row: SilenceView }) {
  const t = useText(alertPageWords)
  const marks = usePunctuation()
  const parts = [
    ...row.systems.map((one) => one.name),
    ...row.checks.map((one) => one.name),
    ...row.sources.map((one) => t(`source.${one}`)),
    ...(row.text === '' ? [] : [t('silence.scope.text', { text: row.text })]),
  ]
  return (
    <div>
      {marks.list(parts)}
      {row.alerts > 0 && <div className="muted">{t('silence.holds', { count: row.alerts })}</div>}
    </div>
  )
}

function End({ row }: { row: SilenceView }) {
  const t = useText(alertPageWords)
  const may = useMay('alert.handle', row.unitId)
  const end = useWrite(alertApi.endSilence)
  return (
    <ConfirmAction
      label={t('silence.end')}
      title={t('silence.end.title')}
      disabledReason={may ? null : t('may-not.handle')}
      onConfirm={() => end.mutateAsync({ silenceId: row.id })}
    >
      <p>{t('silence.end.help')}</p>
    </ConfirmAction>
  )
}
