import { watchApi } from '@rongheng/core/watch/api'
import type { CheckId } from '@rongheng/core/watch/ids'
import { checkKinds } from '@rongheng/core/watch/kinds/all'
import { Verdict } from '@rongheng/core/watch/verdict'
import type { CheckLine } from '@rongheng/core/watch/views'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { serverNow } from '../api/server-clock.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { useSaid } from '../app/use-said.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { ImportButton } from './imports/ImportButton.tsx'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'
import { checkPageWords } from './words.ts'
import './watch.css'

const PAGE_SIZE = 50
const AGAIN_MS = 15_000

/** The checks within reach, the worst first; several can be paused at once. */
export function ChecksPage() {
  const t = useText(checkPageWords)
  const either = useEither()
  const go = useGo()
  const mayWrite = useMay('watch.write')
  const [text, setText] = useQueryValue('text')
  const [verdict, setVerdict] = useQueryValue('verdict')
  const [kind, setKind] = useQueryValue('kind')
  const [page, setPage] = useQueryValue('page', '1')
  const [chosen, setChosen] = useState<ReadonlySet<CheckId>>(new Set())
  const wanted = Verdict.options.find((one) => one === verdict)
  const { data, error } = useReadWhen(
    watchApi.listChecks,
    {
      ...(text !== '' && { text }),
      ...(wanted && { verdict: wanted, paused: false }),
      ...(verdict === 'paused' && { paused: true }),
      ...(kind !== '' && { kind }),
      page: Number(page) || 1,
      size: PAGE_SIZE,
    },
    { everyMs: AGAIN_MS },
  )
  const change = (set: (next: string) => void) => (value: string) => {
    if (page !== '1') setPage('1')
    setChosen(new Set())
    set(value)
  }
  const none = data?.all === 0
  return (
    <>
      <PageTitle
        note={t('checks.note')}
        actions={
          <span className="wt-acts">
            <ImportButton />
            <ActionButton
              label={t('check.new')}
              primary
              disabledReason={mayWrite ? null : t('may-not.write')}
              onPress={() => go('/watch/checks/new')}
            />
          </span>
        }
      >
        {t('checks')}
      </PageTitle>
      {!none && (
        <div className="filters no-print">
          <SearchBox label={t('find')} value={text} onSearch={change(setText)} />
          <label>
            {t('filter.verdict')}
            <select className="select" value={verdict} onChange={(e) => change(setVerdict)(e.target.value)}>
              <option value="">{t('all')}</option>
              {[...Verdict.options, 'paused' as const].map((one) => (
                <option key={one} value={one}>
                  {t(`verdict.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('filter.kind')}
            <select className="select" value={kind} onChange={(e) => change(setKind)(e.target.value)}>
              <option value="">{t('all')}</option>
              {checkKinds.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {either(one.zh, one.en)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {mayWrite && chosen.size > 0 && <Batch chosen={[...chosen]} onDone={() => setChosen(new Set())} />}
      <ErrorSummary error={data ? null : error} title={t('checks.failed')} />
      {!data && !error && <Loading />}
      {data && (
        <CheckTable
          items={data.items}
          none={none}
          {...(mayWrite && { chosen, onChoose: setChosen })}
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

function Batch({ chosen, onDone }: { chosen: CheckId[]; onDone: () => void }) {
  const t = useText(checkPageWords)
  const toast = useToast()
  const write = useWrite(watchApi.pauseChecks)
  const set = (paused: boolean) =>
    write.mutate(
      { checkIds: chosen, paused },
      {
        onSuccess: ({ changed }) => {
          toast(t(paused ? 'paused.done' : 'resumed.done', { count: changed }))
          onDone()
        },
      },
    )
  return (
    <div className="wt-batch">
      <span>{t('chosen', { count: chosen.length })}</span>
      <ActionButton label={t('pause')} pending={write.isPending} onPress={() => set(true)} />
      <ActionButton label={t('resume')} pending={write.isPending} onPress={() => set(false)} />
      <ErrorSummary error={write.error} />
    </div>
  )
}

type Chosen = ReadonlySet<CheckId>

/** Checks as rows: how each stands, what it looks at, and what it last said. */
export function CheckTable(p: {
  items: readonly CheckLine[]
  none: boolean
  chosen?: Chosen
  onChoose?: (next: Chosen) => void
  paging?: Parameters<typeof DataTable>[0]['paging']
}) {
  const t = useText(checkPageWords)
  const said = useSaid()
  const either = useEither()
  const text = useValueText()
  const { chosen, onChoose } = p
  const now = serverNow()
  const flip = (id: CheckId) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose?.(next)
  }
  const kindName = (kind: string) => {
    const found = checkKinds.find((one) => one.kind === kind)
    return found ? either(found.zh, found.en) : kind
  }
  return (
    <DataTable
      caption={t('checks')}
      rows={p.items}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.paused ? undefined : row.verdict === 'down' ? 'bad' : undefined)}
      empty={
        p.none ? (
          <EmptyState title={t('checks.none')} help={t('checks.none.help')} />
        ) : (
          <EmptyState title={t('checks.none.filtered')} />
        )
      }
      columns={[
        ...(chosen
          ? [
              {
                key: 'choose',
                title: '',
                cell: (row: CheckLine) => (
                  <input
                    type="checkbox"
                    className="wt-tick"
                    aria-label={t('choose.row', { name: row.name })}
                    checked={chosen.has(row.id)}
                    onChange={() => flip(row.id)}
                  />
                ),
              },
            ]
          : []),
        {
          key: 'verdict',
          title: t('verdict'),
          cell: (row: CheckLine) => (
            <div className="stack-tight">
              <VerdictTag shown={row.paused ? 'paused' : row.verdict} />
              {!row.paused && row.since !== null && row.verdict !== 'up' && (
                <span className="muted">{t('since', { span: text.span(now - row.since) })}</span>
              )}
            </div>
          ),
        },
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (row: CheckLine) => (
            <div>
              <PageLink to={`/watch/checks/${row.id}`}>
                <LongText>{row.name}</LongText>
              </PageLink>
              <div className="muted wt-target">{row.target}</div>
              {!row.paused && row.verdict !== 'up' && row.why && <div>{said(row.why)}</div>}
            </div>
          ),
        },
        {
          key: 'kind',
          title: t('filter.kind'),
          cell: (row: CheckLine) => (
            <div>
              {kindName(row.kind)}
              <div className="muted">{t('every', { span: text.span(row.intervalS * 1000) })}</div>
            </div>
          ),
        },
        { key: 'system', title: t('system'), cell: (row: CheckLine) => row.systemName ?? '—' },
        {
          key: 'newest',
          title: t('newest'),
          cell: (row: CheckLine) =>
            row.newest === null ? (
              <span className="muted">{t('not-looked')}</span>
            ) : (
              <div>
                <span className="num">{text.value('ms', row.newest.tookMs)}</span>
                <div className="muted">{t('ago', { span: text.span(now - row.newest.at) })}</div>
              </div>
            ),
        },
      ]}
      {...(p.paging && { paging: p.paging })}
    />
  )
}
