import { addDays, type Year, yearDays } from '@rongheng/core/kernel/time'
import { useEffect, useRef, useState } from 'react'
import { axisOf } from '../ui/chart-layout.ts'
import { useText } from '../ui/text.tsx'
import type { CurvePoint, MilestoneCurve } from './milestone-chart.ts'
import { budgetWords } from './words.ts'

const HEIGHT = 320
const LEFT = 48
const RIGHT = 20
const TOP = 74
const BOTTOM = 28
const words = {
  planned: 'milestone.planned',
  actual: 'milestone.actual',
  forecast: 'chart.forecast',
} as const
type Place = (point: Pick<CurvePoint, 'at' | 'wan'>) => { x: number; y: number }

/**
 * A project's money through its year, drawn here: dashes for what is required, a line for what was paid, dots for where the
 * pace leads, so that they are told apart without colour as well. A mark says its day and amount when one points at it.
 */
export function MilestoneChart({ curve, year, label }: { curve: MilestoneCurve; year: Year; label: string }) {
  const t = useText(budgetWords)
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const own = box.current
    if (!own) return
    const watch = new ResizeObserver(() => setWidth(Math.max(260, own.clientWidth)))
    watch.observe(own)
    return () => watch.disconnect()
  }, [])
  const axis = axisOf(Math.max(0, ...curve.lines.flatMap((line) => line.points.map((p) => p.wan))))
  const place: Place = ({ at, wan }) => ({
    x: LEFT + ((width - LEFT - RIGHT) * at) / curve.length,
    y: HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * wan) / axis.top,
  })
  const shown = curve.lines.filter((line) => line.points.length > 0)
  const today = curve.today === null ? null : place({ at: curve.today, wan: 0 }).x
  return (
    <div ref={box}>
      <svg className="bd-curve" width={width} height={HEIGHT} role="img" aria-label={label}>
        {shown.map((line, i) => (
          <g key={line.kind} transform={`translate(${4 + i * 110} 12)`}>
            <line className={`bd-line-${line.kind}`} x2={28} />
            <text x={34} y={4}>
              {t(words[line.kind])}
            </text>
          </g>
        ))}
        <text x={4} y={TOP - 16}>
          {t('chart.unit')}
        </text>
        {axis.ticks.map((tick) => {
          const { y } = place({ at: 0, wan: tick })
          return (
            <g key={tick}>
              <line className="bd-grid" x1={LEFT} x2={width - RIGHT} y1={y} y2={y} />
              <text x={LEFT - 6} y={y + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          )
        })}
        {monthStarts(year, width < 500 ? 3 : 1).map(({ at, name }) => (
          <text key={name} x={place({ at, wan: 0 }).x} y={HEIGHT - 8} textAnchor="middle">
            {name}
          </text>
        ))}
        {today !== null && (
          <g>
            <line className="bd-today" x1={today} x2={today} y1={TOP - 8} y2={HEIGHT - BOTTOM} />
            <text x={Math.min(today, width - RIGHT - 10)} y={TOP - 14} textAnchor="middle">
              {t('chart.today')}
            </text>
          </g>
        )}
        {shown.map((line) => (
          <g key={line.kind}>
            <polyline
              className={`bd-line-${line.kind}`}
              points={cornersOf(line.points, place, line.kind !== 'forecast')}
            />
            {line.points
              .filter((point) => point.marked)
              .map((point) => {
                const { x, y } = place(point)
                const said = (
                  <title>{`${point.on} ${t(words[line.kind])} ${point.wan} ${t('chart.unit')}`}</title>
                )
                return line.kind === 'planned' ? (
                  <path key={point.on} className="bd-mark-planned" d={`M${x} ${y - 5}l5 5-5 5-5-5z`}>
                    {said}
                  </path>
                ) : (
                  <circle key={point.on} className="bd-mark-actual" cx={x} cy={y} r={4}>
                    {said}
                  </circle>
                )
              })}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Corners of a line. `steps`: it stays level until the day of the next point and rises there. */
function cornersOf(points: readonly CurvePoint[], place: Place, steps: boolean): string {
  return points
    .flatMap((point, i) => {
      const { x, y } = place(point)
      const before = points[i - 1]
      return steps && before ? [`${x},${place(before).y}`, `${x},${y}`] : [`${x},${y}`]
    })
    .join(' ')
}

/** The first days of months, 01-01 to 12-01, every month or every third. */
function monthStarts(year: Year, every: number): { at: number; name: string }[] {
  const { first } = yearDays(year)
  const days = Array.from({ length: 366 }, (_, at) => ({ at, day: addDays(first, at) }))
  return days
    .filter(({ day }) => day.startsWith(String(year)) && day.endsWith('-01'))
    .filter((_, n) => n % every === 0)
    .map(({ at, day }) => ({ at, name: day.slice(5) }))
}
