import {
  type Availability,
  availabilitySpans,
  type AvailabilitySpan,
  type DayBar,
  spanMs,
} from '@rongheng/core/watch/availability'
import { dayOf, type Instant } from '@rongheng/core/kernel/time'
import { serverNow } from '../api/server-clock.ts'
import { ChartFrame } from '../ui/ChartFrame.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useDayText } from '../ui/day-text.ts'
import { useText } from '../ui/text.tsx'
import { dayFill } from './day-fill.ts'
import { historyWords } from './history-words.ts'
import { useValueText } from './value-text.ts'

/** 99.95 %, from basis points that were rounded down. */
const percent = (bp: number): string => `${(bp / 100).toFixed(2)}%`

/** How it was: a bar for each of ninety days, what share of the time it was there, and how that is counted. */
export function PastBar(p: {
  /** Since when it is watched. */
  since: Instant
  days: readonly DayBar[]
  availability: Readonly<Record<AvailabilitySpan, Availability>>
  /** Of a system: it is made of checks, which is said. */
  ofSystem?: boolean
}) {
  const t = useText(historyWords)
  const { day: dayText, since } = useDayText()
  const text = useValueText()
  const known = p.days.filter((day) => day.shareBp !== null || day.maintenanceMs > 0)
  const word = (day: DayBar) =>
    day.shareBp === null && day.maintenanceMs === 0
      ? t(day.day < dayOf(p.since) ? 'past.day.before' : 'past.day.none')
      : t(`verdict.${day.shareBp === null ? 'maintenance' : day.worst}`)
  return (
    <section className="panel">
      <ChartFrame
        title={t('past.title')}
        drawing={
          <>
            <div className="wt-bar" role="img" aria-label={t('past.bar')}>
              {p.days.map((day) => (
                <span
                  key={day.day}
                  className={`wt-day wt-day-${day.shareBp === null ? (day.maintenanceMs > 0 ? 'maintenance' : 'unknown') : day.worst}`}
                  style={{ backgroundImage: dayFill(day) ?? undefined }}
                  title={t('past.day', {
                    day: dayText(day.day),
                    word: word(day),
                    share: day.shareBp === null ? '' : t('past.day.share', { share: percent(day.shareBp) }),
                  })}
                />
              ))}
            </div>
            <p className="wt-bar-ends muted">
              <span>{t('past.first')}</span>
              <span>{t('past.today')}</span>
            </p>
          </>
        }
        table={
          <DataTable
            caption={t('past.bar')}
            rows={[...known].reverse()}
            rowKey={(row) => row.day}
            columns={[
              { key: 'day', title: t('day'), head: true, cell: (row) => dayText(row.day) },
              { key: 'state', title: t('state'), cell: word },
              {
                key: 'share',
                title: t('share'),
                numeric: true,
                cell: (row) => (row.shareBp === null ? '—' : percent(row.shareBp)),
              },
              {
                key: 'down',
                title: t('share.down'),
                numeric: true,
                cell: (row) => (row.downMs > 0 ? text.span(row.downMs) : '—'),
              },
            ]}
          />
        }
      />
      <ul className="wt-shares">
        {availabilitySpans.map((span) => {
          const own = p.availability[span]
          return (
            <li key={span}>
              <span className="muted">{t(`span.${span}`)}</span>
              <strong>{own.shareBp === null ? t('share.none') : percent(own.shareBp)}</strong>
              {p.since > serverNow() - spanMs[span] && (
                <span className="muted">{t('share.since', { day: since(p.since) })}</span>
              )}
              {own.downMs > 0 && (
                <span>
                  {t('share.down')} {text.span(own.downMs)}
                </span>
              )}
              {own.maintenanceMs > 0 && (
                <span className="muted">
                  {t('share.maintenance')} {text.span(own.maintenanceMs)}
                </span>
              )}
              {own.unknownMs > 0 && (
                <span className="muted">
                  {t('share.unknown')} {text.span(own.unknownMs)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="muted foot-note">
        {t('share.rule')} {p.ofSystem && t('share.rule.system')}
      </p>
    </section>
  )
}
