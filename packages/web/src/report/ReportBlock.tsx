import { Fragment } from 'react'
import {
  type Block,
  type Cell,
  type Chart as ChartBlock,
  type Piece,
  plain,
  type Table,
} from '@rongheng/core/report/model'
import { ChartFrame } from '../ui/ChartFrame.tsx'
import { useText } from '../ui/text.tsx'
import { ReportNumber } from './number-panel.tsx'
import { ReportChart } from './ReportChart.tsx'
import { reportWords } from './words.ts'

/** A stretch of sentences: numbers can be pressed, unfilled places stand out. */
function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => (
    <Fragment key={i}>
      {'text' in piece ? (
        piece.text
      ) : 'blank' in piece ? (
        <span className="rp-blank">{plain([piece])}</span>
      ) : piece.from.some((id) => id.startsWith('fct_')) ? (
        <ReportNumber piece={piece} />
      ) : (
        piece.number
      )}
    </Fragment>
  ))
}

/** One block of a report as it reads on the page. */
export function ReportBlock({ block, anchor }: { block: Block; anchor?: string }) {
  switch (block.kind) {
    case 'heading':
      if (block.level === 1) return <h2 id={anchor}>{block.text}</h2>
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
    case 'paragraph':
      return (
        <p className={block.style === 'note' ? 'rp-note' : undefined}>
          <Pieces pieces={block.pieces} />
        </p>
      )
    case 'table':
      return <ReportTable table={block} />
    case 'chart':
      return <ChartBlockView chart={block} />
    case 'signatures':
      return (
        <div className="rp-boxes">
          {block.boxes.map((label) => (
            <div key={label}>{label}：</div>
          ))}
        </div>
      )
  }
}

function ReportTable({ table }: { table: Table }) {
  const sum = table.widths.reduce((a, b) => a + b, 0)
  return (
    <div
      className="rp-table-scroll"
      tabIndex={0}
      role="region"
      aria-label={table.caption || table.head[0]?.map(wordsOf).join('、')}
    >
      <table className={table.widths.length > 4 ? 'rp-table rp-wide' : 'rp-table'}>
        {table.caption && <caption className="rp-caption">{table.caption}</caption>}
        <colgroup>
          {table.widths.map((w, i) => (
            <col key={i} style={{ width: `${(100 * w) / sum}%` }} />
          ))}
        </colgroup>
        <thead>
          {table.head.map((cells, i) => (
            <tr key={i}>{cells.map((c, j) => cellOf(c, j, true))}</tr>
          ))}
        </thead>
        <tbody>
          {table.body.map((cells, i) => (
            <tr key={i}>{cells.map((c, j) => cellOf(c, j, false))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellOf(cell: Cell, key: number, head: boolean) {
  const Tag = head ? 'th' : 'td'
  return (
    <Tag
      key={key}
      colSpan={cell.span}
      rowSpan={cell.down}
      style={{
        textAlign: cell.align ?? (head ? 'center' : 'left'),
        fontWeight: cell.strong ? 600 : undefined,
      }}
      {...(head && { scope: 'col' })}
    >
      <Pieces pieces={cell.pieces} />
    </Tag>
  )
}

/** A cell's text, for people who listen. */
const wordsOf = (cell: Cell): string =>
  cell.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')

function ChartBlockView({ chart }: { chart: ChartBlock }) {
  const t = useText(reportWords)
  const blank: Piece = { text: '' }
  const table: Table = {
    kind: 'table',
    caption: '',
    widths: [2, ...chart.series.map(() => 1)],
    head: [
      ['', ...chart.series.map((s) => `${s.name}（${chart.unit}）`)].map((text) => ({ pieces: [{ text }] })),
    ],
    body: chart.labels.map((label, i) => [
      { pieces: [{ text: label }] },
      ...chart.series.map((s): Cell => ({ pieces: [s.points[i]?.piece ?? blank], align: 'right' })),
    ]),
  }
  return (
    <ChartFrame
      title={chart.caption}
      drawing={<ReportChart chart={chart} label={t('chart', { caption: chart.caption })} />}
      table={<ReportTable table={table} />}
    />
  )
}
