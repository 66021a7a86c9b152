import { type StatusView, statusApi } from '@rongheng/core/watch/status-page'
import { serverNow } from '../api/server-clock.ts'
import { useReadWhen } from '../api/use-read.ts'
import { dayOf } from '@rongheng/core/kernel/time'
import { useDayText } from '../ui/day-text.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { dayFill } from './day-fill.ts'
import { statusWords } from './status-words.ts'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'
import './watch.css'

const AGAIN_MS = 30_000

/** How the systems of a center run, for people of the house or for everybody: names, days, open trouble, planned maintenance. */
export function StatusPage({ slug }: { slug: string }) {
  const t = useText(statusWords)
  const { moment } = useDayText()
  const { data, error } = useReadWhen(statusApi.show, { slug }, { everyMs: AGAIN_MS })
  if (!data) return error ? <ErrorSummary error={error} title={t('status.failed')} /> : <Loading />
  const allInHand = data.systems.every((system) => system.shown !== 'down' || system.inHand)
  return (
    <article className="wt-status">
      <h1>{data.title}</h1>
      {data.note && <p className="wt-note">{data.note}</p>}
      <p className={`wt-overall wt-overall-${data.shown}`}>
        {t(data.shown === 'down' && allInHand ? 'overall.in-hand' : overallOf(data))}
      </p>
      {data.systems.length === 0 && <p className="muted">{t('status.none')}</p>}
      <ul>
        {data.systems.map((system, place) => (
          <System key={`${place} ${system.name}`} system={system} />
        ))}
      </ul>
      <h2>{t('maintenance')}</h2>
      <Maintenance view={data} />
      <p className="muted foot-note">
        {t('status.at', { at: moment(data.at) })} {t('status.rule')}
      </p>
    </article>
  )
}

/** That all is normal is not said where a system is not watched now. */
const overallOf = ({ shown, systems }: StatusView) =>
  shown === 'up' && systems.some((system) => system.shown !== 'up')
    ? ('overall.up.watched' as const)
    : (`overall.${shown}` as const)

function System({ system }: { system: StatusView['systems'][number] }) {
  const t = useText(statusWords)
  const text = useValueText()
  const { moment, day: dayText, since } = useDayText()
  const first = dayOf(system.watchedSince)
  const percent = (bp: number) => `${(bp / 100).toFixed(2)}%`
  // What the bar shows by its colours.
  const troubled = system.days
    .filter((day) => day.shareBp !== null && (day.worst === 'down' || day.worst === 'warning'))
    .reverse()
  return (
    <li className="wt-status-system">
      <p className="wt-status-head">
        <strong>{system.name}</strong> <VerdictTag shown={system.shown} />
      </p>
      {system.since !== null && (
        <p>
          {t(sinceWord(system), { at: moment(system.since), span: text.span(serverNow() - system.since) })}
        </p>
      )}
      <div className="wt-bar" role="img" aria-label={t('bar', { name: system.name })}>
        {system.days.map((day) => (
          <span
            key={day.day}
            className={`wt-day wt-day-${day.shareBp === null ? 'unknown' : day.worst}`}
            style={{ backgroundImage: dayFill(day) ?? undefined }}
            title={`${dayText(day.day)} ${day.shareBp === null ? t(day.day < first ? 'day.before' : 'day.none') : percent(day.shareBp)}`}
          />
        ))}
      </div>
      <p className="muted">
        {system.shareBp === null
          ? t('share.none')
          : first > (system.days[0]?.day ?? first)
            ? t('share.since', { day: since(system.watchedSince), share: percent(system.shareBp) })
            : t('share.days', { share: percent(system.shareBp) })}
      </p>
      {troubled.length > 0 && (
        <details className="wt-more-days">
          <summary>{t('days.troubled', { count: troubled.length })}</summary>
          <ul>
            {troubled.map((day) => (
              <li key={day.day}>
                {dayText(day.day)} {t(`verdict.${day.worst}`)} {percent(day.shareBp ?? 0)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

const sinceWord = ({ inHand, shown }: StatusView['systems'][number]) =>
  inHand ? 'since.in-hand' : shown === 'down' ? 'since.found' : 'since'

function Maintenance({ view }: { view: StatusView }) {
  const t = useText(statusWords)
  if (view.maintenance.length === 0) return <p className="muted">{t('maintenance.none')}</p>
  return (
    <ul className="wt-planned">
      {view.maintenance.map((one, place) => (
        <Planned key={`${place} ${one.from}`} one={one} isOpen={one.from <= view.at} />
      ))}
    </ul>
  )
}

function Planned({ one, isOpen }: { one: StatusView['maintenance'][number]; isOpen: boolean }) {
  const t = useText(statusWords)
  const marks = usePunctuation()
  const { moment } = useDayText()
  const { weekly } = one
  const systems = marks.list(one.systems)
  const [from, to] = [moment(one.from), moment(one.to)]
  if (weekly === null)
    return <li>{t(isOpen ? 'maintenance.now' : 'maintenance.planned', { from, to, systems })}</li>
  const named = [...weekly.weekdays].sort((a, b) => a - b).map((n) => t(`weekday.${n as Weekday}`))
  const hours = {
    days: named.length === 7 ? t('weekday.all') : marks.list(named),
    from: weekly.from,
    to: weekly.to > weekly.from ? weekly.to : t('next-day', { at: weekly.to }),
  }
  return (
    <li>
      {isOpen
        ? t('maintenance.weekly-now', { ...hours, systems, until: to })
        : t('maintenance.weekly', { ...hours, systems, next: from })}
    </li>
  )
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
