import { momentText } from '@rongheng/core/kernel/time'
import type { Instant } from '@rongheng/core/kernel/time'
import type { MetricUnit } from '@rongheng/core/watch/metric'
import { useEffect, useRef, useState } from 'react'
import { axisOf } from '../ui/chart-layout.ts'
import { areaPath, linePath, type Place, timeTicks } from './curve-path.ts'
import { useValueText } from './value-text.ts'

const HEIGHT = 200
const LEFT = 72
const RIGHT = 16
const TOP = 28
const BOTTOM = 24
const DAY = 86_400_000

/** One line, or one layer of a stack. */
export type CurveLine = {
  readonly name: string
  readonly tone: number
  readonly values: readonly (number | null)[]
}

/**
 * Numbers over time, drawn here: lines one over the other, or layers stacked. A gap is a time in which nothing was measured.
 * Whoever points at a place reads its numbers.
 */
export function Curve(p: {
  label: string
  from: number
  to: number
  at: readonly number[]
  lines: readonly CurveLine[]
  unit: MetricUnit
  stacked?: boolean
}) {
  const text = useValueText()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  const [pointed, setPointed] = useState<number | null>(null)
  useEffect(() => {
    const own = box.current
    if (!own) return
    const watch = new ResizeObserver(() => setWidth(Math.max(260, own.clientWidth)))
    watch.observe(own)
    return () => watch.disconnect()
  }, [])
  const tops = p.stacked ? layered(p.lines.map((line) => line.values)) : p.lines.map((line) => line.values)
  const known = tops.flat().filter((value) => value !== null)
  const least = Math.min(0, ...known)
  const { top, ticks } = axisOf(Math.max(0, ...known))
  const bottom = least < 0 ? -axisOf(-least).top : 0
  const x = (at: number) => LEFT + ((width - LEFT - RIGHT) * (at - p.from)) / (p.to - p.from)
  const y = (value: number) =>
    TOP + ((HEIGHT - TOP - BOTTOM) * (top - value)) / (top - bottom === 0 ? 1 : top - bottom)
  const placesOf = (values: readonly (number | null)[]): (Place | null)[] =>
    values.map((value, i) => (value === null ? null : { x: x(p.at[i] ?? p.from), y: y(value) }))
  const places = tops.map(placesOf)
  const floor = p.at.map((at): Place => ({ x: x(at), y: y(0) }))
  const long = p.to - p.from > 2 * DAY
  const clock = (at: number) => momentText(at as Instant).slice(long ? 5 : 11, long ? 10 : 16)
  const marks = bottom < 0 ? [bottom, ...ticks] : ticks
  return (
    <div ref={box} className="wt-curve">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={p.label}
        onPointerMove={(event) => setPointed(nearest(p.at, event.nativeEvent.offsetX, x))}
        onPointerLeave={() => setPointed(null)}
      >
        {marks.map((tick) => (
          <g key={tick}>
            <line className="wt-grid" x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {text.value(p.unit, tick)}
            </text>
          </g>
        ))}
        {timeTicks(p.from, p.to, width < 500 ? 4 : 8).map((at) => (
          <text key={at} x={x(at)} y={HEIGHT - 6} textAnchor="middle">
            {clock(at)}
          </text>
        ))}
        {p.lines.map((line, i) =>
          p.stacked ? (
            <path
              key={line.name}
              className={`wt-phase-${line.tone}`}
              d={areaPath(places[i] ?? [], places[i - 1] ?? floor)}
            />
          ) : (
            <path
              key={line.name}
              className={`wt-stroke wt-stroke-${line.tone}`}
              d={linePath(places[i] ?? [])}
            />
          ),
        )}
        {pointed !== null && (
          <line
            className="wt-here"
            x1={x(p.at[pointed] ?? 0)}
            x2={x(p.at[pointed] ?? 0)}
            y1={TOP}
            y2={HEIGHT - BOTTOM}
          />
        )}
      </svg>
      <p className="wt-legend">
        {pointed !== null && <span>{momentText((p.at[pointed] ?? 0) as Instant).slice(5, 16)}</span>}
        {p.lines.map((line) => {
          const value = pointed === null ? null : (line.values[pointed] ?? null)
          return (
            <span key={line.name}>
              <i className={`wt-phase-${line.tone}`} aria-hidden="true" /> {line.name}
              {pointed !== null && ` ${value === null ? '—' : text.value(p.unit, value)}`}
            </span>
          )
        })}
      </p>
    </div>
  )
}

/** The tops of layers that stand on one another; a layer that was not measured adds nothing, unless none was. */
function layered(layers: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const length = layers[0]?.length ?? 0
  const sums = Array.from({ length }, () => 0)
  const any = Array.from({ length }, (_, i) => layers.some((layer) => (layer[i] ?? null) !== null))
  return layers.map((layer) =>
    layer.map((value, i) => {
      sums[i] = (sums[i] as number) + (value ?? 0)
      return any[i] ? (sums[i] as number) : null
    }),
  )
}

/** Which point lies nearest to a place across the drawing. */
function nearest(at: readonly number[], place: number, x: (at: number) => number): number | null {
  let best: number | null = null
  for (const [i, moment] of at.entries())
    if (best === null || Math.abs(x(moment) - place) < Math.abs(x(at[best] ?? 0) - place)) best = i
  return best
}
