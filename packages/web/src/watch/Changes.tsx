import { type CheckHistory, historyApi, type Sample } from '@rongheng/core/watch/history-api'
import type { Metric } from '@rongheng/core/watch/metric'
import type { VerdictChange } from '@rongheng/core/watch/verdict-change'
import { useState } from 'react'
import { useSaid } from '../app/use-said.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { useDayText } from '../ui/day-text.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { historyWords } from './history-words.ts'
import { PhaseBar } from './PhaseBar.tsx'
import { SampleView } from './SampleView.tsx'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'

/** The changes of a verdict, newest first, each with the readings that caused it. */
export function Changes({ history, metrics }: { history: CheckHistory; metrics: readonly Metric[] }) {
  const t = useText(historyWords)
  return (
    <section className="panel">
      <h2>{t('changes')}</h2>
      {history.changes.length === 0 && <p className="muted">{t('changes.none')}</p>}
      <ol className="wt-changes">
        {history.changes.map((change) => (
          <Change key={change.id} change={change} history={history} metrics={metrics} />
        ))}
      </ol>
    </section>
  )
}

function Change(p: { change: VerdictChange; history: CheckHistory; metrics: readonly Metric[] }) {
  const t = useText(historyWords)
  const { moment } = useDayText()
  const text = useValueText()
  const said = useSaid()
  const { change } = p
  const valuesOf = (stored: readonly (number | null)[]) =>
    p.metrics.map((metric) => stored[p.history.metricKeys.indexOf(metric.key)] ?? null)
  return (
    <li>
      <p>
        <time>{moment(change.at)}</time> <VerdictTag shown={change.after} />{' '}
        {change.reason === 'readings' ? '' : t(`reason.${change.reason}`)} {said(change.detail)}
      </p>
      {change.readings.length > 0 && (
        <details>
          <summary>{t('change.readings', { count: change.readings.length })}</summary>
          <DataTable
            caption={t('change.readings', { count: change.readings.length })}
            rows={change.readings}
            rowKey={(row) => String(row.at)}
            columns={[
              { key: 'time', title: t('time'), head: true, cell: (row) => secondsOf(row.at, moment(row.at)) },
              {
                key: 'result',
                title: t('result'),
                cell: (row) => t(row.ok ? (row.poor ? 'reading.poor' : 'reading.ok') : 'reading.failed'),
              },
              { key: 'took', title: t('took'), numeric: true, cell: (row) => text.value('ms', row.tookMs) },
              {
                key: 'detail',
                title: t('detail'),
                cell: (row) => (
                  <div>
                    {said(row.detail)}
                    <PhaseBar metrics={p.metrics} values={valuesOf(row.values)} tookMs={row.tookMs} />
                  </div>
                ),
              },
            ]}
          />
        </details>
      )}
    </li>
  )
}

const secondsOf = (at: number, minute: string): string =>
  `${minute}:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`

/** What came back from the target around its changes: opened beside the page. */
export function Samples({ samples }: { samples: readonly Sample[] }) {
  const t = useText(historyWords)
  const { moment } = useDayText()
  const [open, setOpen] = useState<Sample | null>(null)
  const nameOf = (one: Sample) =>
    t('sample.what', {
      at: secondsOf(one.at, moment(one.at)),
      what: t(one.mediaType.startsWith('image/') ? 'sample.frame' : `sample.${one.kind}`),
    })
  return (
    <section className="panel">
      <h2>{t('samples')}</h2>
      {samples.length === 0 && <p className="muted">{t('samples.none')}</p>}
      <ul className="wt-samples">
        {samples.map((one) => (
          <li key={one.id}>
            {nameOf(one)}{' '}
            <button
              type="button"
              className="evidence"
              aria-label={`${t('sample.open')} ${nameOf(one)}`}
              onClick={() => setOpen(one)}
            >
              {t('sample.open')}
            </button>
          </li>
        ))}
      </ul>
      <SidePanel open={open !== null} title={open ? nameOf(open) : ''} onClose={() => setOpen(null)}>
        {open && <SampleView address={historyApi.sample.path.replace(':sampleId', open.id)} sample={open} />}
      </SidePanel>
    </section>
  )
}
