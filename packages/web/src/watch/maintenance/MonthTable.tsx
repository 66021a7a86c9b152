import { addDays, type Day, dayStart, type Month, momentText } from '@rongheng/core/kernel/time'
import type { MaintenanceView } from '@rongheng/core/watch/alert-views'
import { todayHere, useDayText } from '../../ui/day-text.ts'
import { useText } from '../../ui/text.tsx'
import { weeksOf } from './month.ts'
import { maintenanceWords } from './words.ts'

const SHOWN = 3
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The weeks of a month, each day with the maintenance that touches it. */
export function MonthTable(p: {
  month: Month
  title: string
  windows: readonly MaintenanceView[]
  onDay?: (day: Day) => void
}) {
  const t = useText(maintenanceWords)
  return (
    <table className="wm-month">
      <caption className="visually-hidden">{p.title}</caption>
      <thead>
        <tr>
          {weekdays.map((n) => (
            <th key={n} scope="col">
              {t(`weekday.${n}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(p.month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell key={day} {...p} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell(p: {
  day: Day
  month: Month
  windows: readonly MaintenanceView[]
  onDay?: (day: Day) => void
}) {
  const t = useText(maintenanceWords)
  const text = useDayText()
  const [from, to] = [dayStart(p.day), dayStart(addDays(p.day, 1))]
  const here = p.windows.flatMap((window) =>
    window.times
      .filter((time) => time.from < to && time.to > from)
      .map((time) => ({
        window,
        time,
        clock: momentText(time.from).slice(11, 16),
        begins: time.from >= from,
      })),
  )
  const shown = here.sort((a, b) => a.time.from - b.time.from).slice(0, SHOWN)
  const other = p.day.slice(0, 7) !== p.month
  const number = Number(p.day.slice(8))
  return (
    <td className={[other && 'wm-other', p.day === todayHere() && 'wm-today'].filter(Boolean).join(' ')}>
      {p.onDay ? (
        <button
          type="button"
          className="wm-day"
          aria-label={t('add.on', { day: text.day(p.day) })}
          onClick={() => p.onDay?.(p.day)}
        >
          {number}
        </button>
      ) : (
        number
      )}
      {shown.length > 0 && (
        <ul>
          {shown.map(({ window, time, clock, begins }) => (
            <li key={`${window.id} ${time.from}`} title={window.name}>
              {begins && `${clock} `}
              {window.name}
            </li>
          ))}
        </ul>
      )}
      {here.length > SHOWN && <small>{t('more.day', { count: here.length - SHOWN })}</small>}
    </td>
  )
}
