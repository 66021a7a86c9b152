import type { SystemId } from '@rongheng/core/assets/ids'
import { historyApi } from '@rongheng/core/watch/history-api'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { CheckTable } from './ChecksPage.tsx'
import { PastBar } from './PastBar.tsx'
import { SystemAlerts } from './SystemAlerts.tsx'
import { SystemCurves } from './SystemCurves.tsx'
import { systemWatchWords } from './system-watch-words.ts'
import { VerdictTag } from './VerdictTag.tsx'
import './watch.css'

const AGAIN_MS = 15_000

/** What watching knows of a system, for its page: how it is and was, what calls for somebody now, and its checks. */
export function SystemWatch({ systemId }: { systemId: string }) {
  const t = useText(systemWatchWords)
  const go = useGo()
  const mayWrite = useMay('watch.write')
  const { data, error } = useReadWhen(
    historyApi.systemWatch,
    { systemId: systemId as SystemId },
    { everyMs: AGAIN_MS },
  )
  if (!data) return error ? <ErrorSummary error={error} title={t('failed')} /> : <Loading />
  const add = (
    <ActionButton
      label={t('check.add')}
      disabledReason={mayWrite ? null : t('may-not.write')}
      onPress={() => go(`/watch/checks/new?system=${systemId}`)}
    />
  )
  if (data.checks.length === 0)
    return (
      <section className="panel">
        <EmptyState title={t('none')} help={t('none.help')}>
          {add}
        </EmptyState>
      </section>
    )
  return (
    <>
      <p className="wt-now">
        <VerdictTag shown={data.shown} />
      </p>
      <PastBar since={data.since} days={data.days} availability={data.availability} ofSystem />
      <SystemCurves checks={data.checks} />
      <SystemAlerts systemId={systemId} />
      <section className="panel wt-checks">
        <div className="chart-head">
          <h2>{t('checks', { count: data.checks.length })}</h2>
          {add}
        </div>
        <CheckTable items={data.checks} none={false} />
      </section>
    </>
  )
}
