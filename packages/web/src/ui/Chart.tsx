import type { EChartsCoreOption } from 'echarts/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Loading } from './Loading.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

const Canvas = lazy(async () => ({ default: (await import('./ChartCanvas.tsx')).ChartCanvas }))

/**
 * A chart and its twin, a table that says the same: one switches between them, and on paper there is the table. The drawing
 * library loads when the first chart is shown.
 */
export function Chart(p: {
  title: string
  /** One sentence that tells what is to be seen, for people who do not see it. */
  summary: string
  option: EChartsCoreOption
  /** The same numbers, usually a DataTable. */
  table: ReactNode
}) {
  const t = useText(uiWords)
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart-box">
      <div className="chart-head">
        <figcaption>
          <h2>{p.title}</h2>
        </figcaption>
        <div className="choice no-print">
          {([false, true] as const).map((table) => (
            <button
              type="button"
              key={String(table)}
              aria-pressed={asTable === table}
              onClick={() => setAsTable(table)}
            >
              {t(table ? 'chart.as-table' : 'chart.as-chart')}
            </button>
          ))}
        </div>
      </div>
      {asTable ? (
        p.table
      ) : (
        <>
          <Suspense fallback={<Loading />}>
            <Canvas option={p.option} label={p.summary} />
          </Suspense>
          <div className="print-only">{p.table}</div>
        </>
      )}
    </figure>
  )
}
