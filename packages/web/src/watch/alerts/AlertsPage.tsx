import { alertSources } from '@rongheng/core/watch/alert'
import { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertGroup, AlertLine } from '@rongheng/core/watch/alert-views'
import { severities } from '@rongheng/core/watch/severity'
import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { useNow } from '../use-now.ts'
import { setAlertSound, useAlertSound } from './alert-sound.ts'
import { AlertsNav } from './AlertsNav.tsx'
import { AlertTable } from './AlertTable.tsx'
import { SeverityTag } from './SeverityTag.tsx'
import { SilenceForm } from './SilenceForm.tsx'
import { useAlertList } from './use-alert-list.ts'
import { alertPageWords } from './words.ts'

const PAGE_SIZE = 50
/** How long things have lasted goes on. */
const DRAWN_AGAIN_MS = 5_000

/** What is wrong now, by cause; or what was. */
export function AlertsPage() {
  const t = useText(alertPageWords)
  const [state, setState] = useQueryValue('state', 'open')
  const [severity, setSeverity] = useQueryValue('severity')
  const [source, setSource] = useQueryValue('source')
  const [systemId, setSystemId] = useQueryValue('system')
  const [text, setText] = useQueryValue('text')
  const [page, setPage] = useQueryValue('page', '1')
  const [silenced, setSilenced] = useState<AlertLine | null>(null)
  const sound = useAlertSound()
  const open = state !== 'ended'
  const wanted = {
    state: open ? ('open' as const) : ('ended' as const),
    ...pick('severity', severities, severity),
    ...pick('source', alertSources, source),
    ...(systemId !== '' && { systemId: systemId as NonNullable<AlertGroup['systemId']> }),
    ...(text !== '' && { text }),
  }
  const { data, error } = useAlertList({ ...wanted, page: Number(page) || 1, size: PAGE_SIZE })
  const now = useNow(DRAWN_AGAIN_MS)
  const change = (set: (next: string) => void) => (value: string) => {
    if (page !== '1') setPage('1')
    set(value)
  }
  const filtered = Object.keys(wanted).length > 1
  return (
    <>
      <PageTitle
        note={t('alerts.note')}
        actions={
          <ActionButton label={t(sound ? 'sound.on' : 'sound.off')} onPress={() => setAlertSound(!sound)} />
        }
      >
        {t('alerts')}
      </PageTitle>
      <AlertsNav at="/watch/alerts" />
      {open && data && data.groups.length > 0 && (
        <Groups groups={data.groups} systemId={systemId} onChoose={change(setSystemId)} />
      )}
      <div className="filters no-print">
        <Choice
          label={t('filter.state')}
          value={open ? 'open' : 'ended'}
          options={[
            ['open', t('state.open')],
            ['ended', t('state.ended')],
          ]}
          onChoose={change(setState)}
        />
        <Choice
          label={t('filter.severity')}
          value={severity}
          options={[['', t('all')], ...severities.map((one) => [one, t(`severity.${one}`)] as const)]}
          onChoose={change(setSeverity)}
        />
        <Choice
          label={t('filter.source')}
          value={source}
          options={[['', t('all')], ...alertSources.map((one) => [one, t(`source.${one}`)] as const)]}
          onChoose={change(setSource)}
        />
        <SearchBox label={t('filter.text')} value={text} onSearch={change(setText)} />
      </div>
      <ErrorSummary error={data ? null : error} title={t('alerts.failed')} />
      {!data && !error && <Loading />}
      {data && open && <SeeAll items={data.items} />}
      {data && (
        <AlertTable
          items={data.items}
          open={open}
          now={now}
          onSilence={setSilenced}
          empty={
            filtered ? (
              <EmptyState title={t('alerts.none.filtered')} />
            ) : open ? (
              <EmptyState title={t('alerts.none')} help={t('alerts.none.help')} />
            ) : (
              <EmptyState title={t('alerts.none.ended')} />
            )
          }
          paging={{
            page: Number(page) || 1,
            pageSize: PAGE_SIZE,
            total: data.count,
            onPage: (next) => setPage(String(next)),
          }}
        />
      )}
      <SidePanel open={silenced !== null} title={t('silence.title')} onClose={() => setSilenced(null)}>
        {silenced && <SilenceForm alert={silenced} onDone={() => setSilenced(null)} />}
      </SidePanel>
    </>
  )
}

const pick = <K extends string, V extends string>(key: K, among: readonly V[], value: string) =>
  among.includes(value as V) ? ({ [key]: value as V } as { readonly [k in K]: V }) : {}

function Choice(p: {
  label: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  onChoose: (value: string) => void
}) {
  return (
    <label>
      {p.label}
      <select className="select" value={p.value} onChange={(event) => p.onChoose(event.target.value)}>
        {p.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Many alerts of a system are one group with a count; pressing one shows only its own. */
function Groups(p: { groups: readonly AlertGroup[]; systemId: string; onChoose: (id: string) => void }) {
  const t = useText(alertPageWords)
  return (
    <ul className="wa-groups" aria-label={t('groups.label')}>
      {p.groups.map((group) => (
        <li key={group.systemId ?? ''}>
          {group.systemId === null ? (
            <span className="wa-group">
              <GroupName group={group} />
            </span>
          ) : (
            <button
              type="button"
              aria-pressed={p.systemId === group.systemId}
              onClick={() => p.onChoose(p.systemId === group.systemId ? '' : (group.systemId ?? ''))}
            >
              <GroupName group={group} />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function GroupName({ group }: { group: AlertGroup }) {
  const t = useText(alertPageWords)
  return (
    <>
      <SeverityTag severity={group.worst} /> {group.name ?? t('groups.none')} <b>{group.count}</b>
    </>
  )
}

function SeeAll({ items }: { items: readonly AlertLine[] }) {
  const t = useText(alertPageWords)
  const toast = useToast()
  const may = useMay('alert.handle')
  const see = useWrite(alertApi.see)
  const unseen = items.filter((alert) => alert.seen === null).map((alert) => alert.id)
  if (unseen.length < 2 || !may) return null
  return (
    <div className="wa-all no-print">
      <ActionButton
        label={t('see.all')}
        pending={see.isPending}
        onPress={() =>
          see.mutate({ alertIds: unseen }, { onSuccess: ({ seen }) => toast(t('see.done', { count: seen })) })
        }
      />
      <ErrorSummary error={see.error} title={t('see.failed')} />
    </div>
  )
}
