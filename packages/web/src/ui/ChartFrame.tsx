import { type ReactNode, useState } from 'react'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** A drawing and its twin, a table that says the same: one switches between them, and on paper there is the table. */
export function ChartFrame(p: {
  title: string
  drawing: ReactNode
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
        <div className="choice no-print" role="group" aria-label={p.title}>
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
          {p.drawing}
          <div className="print-only">{p.table}</div>
        </>
      )}
    </figure>
  )
}
