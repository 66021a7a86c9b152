import type { SystemId } from '@rongheng/core/assets/ids'
import { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertLine } from '@rongheng/core/watch/alert-views'
import { useState } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useReadWhen } from '../api/use-read.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { AlertTable } from './alerts/AlertTable.tsx'
import './alerts/alerts.css'
import { SilenceForm } from './alerts/SilenceForm.tsx'
import { alertPageWords } from './alerts/words.ts'
import { systemWatchWords } from './system-watch-words.ts'

const PAGE_SIZE = 10
const AGAIN_MS = 15_000

/** The open alerts of a system: causes first, what they explain folded below them. */
export function SystemAlerts({ systemId }: { systemId: string }) {
  const t = useText(systemWatchWords)
  const say = useText(alertPageWords)
  const [page, setPage] = useState(1)
  const [silenced, setSilenced] = useState<AlertLine | null>(null)
  const { data, error, dataUpdatedAt } = useReadWhen(
    alertApi.list,
    { systemId: systemId as SystemId, page, size: PAGE_SIZE },
    { everyMs: AGAIN_MS },
  )
  if (!data) return <ErrorSummary error={error} title={say('alerts.failed')} />
  const none = <StatusTag tone="good">{t('alerts.none')}</StatusTag>
  return (
    <section className="panel wt-checks">
      <h2>{t('alerts', { count: data.count })}</h2>
      {data.count === 0 ? (
        none
      ) : (
        <AlertTable
          items={data.items}
          open
          now={dataUpdatedAt > 0 ? serverNow() : 0}
          onSilence={setSilenced}
          empty={none}
          paging={{ page, pageSize: PAGE_SIZE, total: data.count, onPage: setPage }}
        />
      )}
      <SidePanel open={silenced !== null} title={say('silence.title')} onClose={() => setSilenced(null)}>
        {silenced && <SilenceForm alert={silenced} onDone={() => setSilenced(null)} />}
      </SidePanel>
    </section>
  )
}
