import { type Chart, plain } from '@rongheng/core/report/model'
import { useEffect, useRef, useState } from 'react'
import { axisOf, linesOf } from '../ui/chart-layout.ts'

const HEIGHT = 280
const LEFT = 48
const TOP = 40
const BOTTOM = 52
// As in the files: told apart without colour as well, dark and light, and a dashed line for what was planned.
const INKS = ['#44546a', '#5b9bd5']

/**
 * A chart of a report, drawn here: bars side by side, or what was planned as a dashed line over bars of what came about. The
 * drawing library of other pages is half as large as all the rest of a report's page.
 */
export function ReportChart({ chart, label }: { chart: Chart; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const own = box.current
    if (!own) return
    const watch = new ResizeObserver(() => setWidth(Math.max(260, own.clientWidth)))
    watch.observe(own)
    return () => watch.disconnect()
  }, [])
  const values = chart.series.flatMap((s) => s.points.flatMap((p) => (p.value === null ? [] : [p.value])))
  const axis = axisOf(Math.max(0, ...values))
  const step = (width - LEFT - 8) / Math.max(1, chart.labels.length)
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / axis.top
  const middle = (n: number) => LEFT + step * (n + 0.5)
  const line = chart.shape === 'steps' ? chart.series[0] : undefined
  const bars = chart.series.filter((s) => s !== line)
  const bar = Math.min(36, (step * 0.8) / Math.max(1, bars.length))
  return (
    <div ref={box}>
      <svg className="rp-chart" width={width} height={HEIGHT} role="img" aria-label={label}>
        <text x={4} y={TOP - 14}>
          {chart.unit}
        </text>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - 8} y1={y(tick)} y2={y(tick)} stroke="#dfe4ea" />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {chart.series.map((s, i) => (
          <g key={s.name} transform={`translate(${LEFT + i * 120} 8)`}>
            <rect width={14} height={10} fill={INKS[i % 2]} />
            <text x={20} y={10}>
              {s.name}
            </text>
          </g>
        ))}
        {chart.labels.map((name, n) => (
          <text key={name} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
            {linesOf(name, Math.max(2, Math.floor(step / 13)), 3).map((part, k) => (
              <tspan key={part} x={middle(n)} dy={k === 0 ? 0 : 14}>
                {part}
              </tspan>
            ))}
          </text>
        ))}
        {bars.map((s, i) =>
          s.points.map((p, n) => {
            const x = middle(n) + (i - bars.length / 2) * bar
            return p.value === null ? null : (
              <g key={`${s.name} ${chart.labels[n]}`}>
                <rect
                  x={x}
                  y={y(p.value)}
                  width={bar - 2}
                  height={Math.max(0, HEIGHT - BOTTOM - y(p.value))}
                  fill={INKS[(line ? i + 1 : i) % 2]}
                />
                <text x={x + bar / 2 - 1} y={line ? HEIGHT - BOTTOM - 6 : y(p.value) - 4} textAnchor="middle">
                  {plain([p.piece])}
                </text>
              </g>
            )
          }),
        )}
        {line && (
          <polyline
            fill="none"
            stroke={INKS[0]}
            strokeWidth={2}
            strokeDasharray="6 4"
            points={line.points
              .flatMap((p, n) => (p.value === null ? [] : [`${middle(n)},${y(p.value)}`]))
              .join(' ')}
          />
        )}
        {line?.points.map((p, n) =>
          p.value === null ? null : (
            <g key={chart.labels[n]}>
              <rect x={middle(n) - 3} y={y(p.value) - 3} width={6} height={6} fill={INKS[0]} />
              <text x={middle(n)} y={y(p.value) - 8} textAnchor="middle">
                {plain([p.piece])}
              </text>
            </g>
          ),
        )}
      </svg>
    </div>
  )
}
