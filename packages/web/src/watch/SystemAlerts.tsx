import type { SystemId } from '@rongheng/core/assets/ids'
import type { AlertLine } from '@rongheng/core/watch/alert-views'
import { useState } from 'react'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { AlertTable } from './alerts/AlertTable.tsx'
import './alerts/alerts.css'
import { SilenceForm } from './alerts/SilenceForm.tsx'
import { useAlertList } from './alerts/use-alert-list.ts'
import { alertPageWords } from './alerts/words.ts'
import { systemWatchWords } from './system-watch-words.ts'
import { useNow } from './use-now.ts'

const PAGE_SIZE = 10
/** How long things have lasted goes on. */
const DRAWN_AGAIN_MS = 15_000

/** The open alerts of a system: causes first, what they explain folded below them. */
export function SystemAlerts({ systemId }: { systemId: string }) {
  const t = useText(systemWatchWords)
  const say = useText(alertPageWords)
  const [page, setPage] = useState(1)
  const [silenced, setSilenced] = useState<AlertLine | null>(null)
  const { data, error } = useAlertList({ systemId: systemId as SystemId, page, size: PAGE_SIZE })
  const now = useNow(DRAWN_AGAIN_MS)
  if (!data) return <ErrorSummary error={error} title={say('alerts.failed')} />
  const none = (
    <p>
      <StatusTag tone="good">{t('alerts.none')}</StatusTag> {t('alerts.none.note')}
    </p>
  )
  return (
    <section className="panel wt-checks">
      <h2>{t('alerts', { count: data.count })}</h2>
      {data.count === 0 ? (
        none
      ) : (
        <AlertTable
          items={data.items}
          open
          now={now}
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
