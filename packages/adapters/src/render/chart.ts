import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption } from 'echarts/components'
import { plain, type Chart } from '@rongheng/core/report/model'
import { paint, PICTURE_FONT, type Picture } from './picture.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer])

type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption>

const WIDTH = 560
const HEIGHT = 264
// Told apart without colour as well: dark and light, and a dashed line for what was planned.
const INKS = ['#44546a', '#9dc3e6']

/** A chart of a report as a picture. Nothing moves, nothing is random: the same chart gives the same bytes. */
export const drawChart = (chart: Chart): Promise<Picture> => paint(chartSvg(chart), WIDTH, HEIGHT)

/** A chart as SVG, 560 by 280. */
export function chartSvg(chart: Chart): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT })
  try {
    drawing.setOption(option(chart))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}

function option(chart: Chart): Option {
  const text = { fontFamily: PICTURE_FONT, fontSize: 12, color: '#000000' }
  return {
    animation: false,
    textStyle: text,
    color: INKS,
    grid: { left: 56, right: 24, top: 44, bottom: 40 },
    legend: { top: 4, textStyle: text, itemWidth: 28 },
    xAxis: {
      type: 'category',
      data: chart.labels,
      axisLabel: {
        ...text,
        interval: 0,
        width: Math.floor(460 / chart.labels.length),
        overflow: 'break',
        lineHeight: 14,
      },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', name: chart.unit, nameTextStyle: text, axisLabel: text, min: 0 },
    series: chart.series.map((s, i) => {
      const data = s.points.map((p) => ({
        value: p.value ?? '-',
        label: { show: p.value !== null, formatter: plain([p.piece]) },
      }))
      const label = { ...text, fontSize: 11 }
      // What was planned as a dashed line over bars of what came about: two lines would hide each other's numbers.
      return chart.shape === 'steps' && i === 0
        ? {
            type: 'line' as const,
            name: s.name,
            data,
            label: { ...label, position: 'top' as const },
            symbol: 'rect',
            symbolSize: 7,
            lineStyle: { width: 2, type: 'dashed' as const },
            z: 3,
          }
        : {
            type: 'bar' as const,
            name: s.name,
            data,
            label: {
              ...label,
              position: chart.shape === 'steps' ? ('insideBottom' as const) : ('top' as const),
            },
            barMaxWidth: 36,
          }
    }),
  }
}
