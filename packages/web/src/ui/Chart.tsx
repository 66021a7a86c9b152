import type { EChartsCoreOption } from 'echarts/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import { Loading } from './Loading.tsx'

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
  const drawing = (
    <Suspense fallback={<Loading />}>
      <Canvas option={p.option} label={p.summary} />
    </Suspense>
  )
  return <ChartFrame title={p.title} drawing={drawing} table={p.table} />
}
