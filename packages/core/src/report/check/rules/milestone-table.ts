import { type Decimal, scaled } from '../../../kernel/decimal.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import { plainNumber } from '../tables/cell-value.ts'
import { cellsOf, type Grid, gridOf } from '../tables/grid.ts'

const DEMANDED = /要求进度|要求支出进度|应达到|计划进度|目标进度|节点要求|序时进度|应完成进度/
const REACHED = /实际进度|实际支出进度|实际达到|实际执行率|实际完成进度|执行进度|支出进度/

/** In a table of milestones: a row below what it demands, with no reason in the row or anywhere in the text. @param why reasons, as words */
export const milestoneTables = (reading: ReportReading, why: RegExp): Hit[] =>
  reading.sentences.some((s) => s.plain.search(why) >= 0 && /进度|节点|支付|支出|执行/.test(s.plain))
    ? []
    : reading.files.flatMap((document, file) =>
        document.blocks.flatMap((block, index) =>
          block.kind === 'table' ? missed(gridOf(reading.files, file, index, block), why) : [],
        ),
      )

function missed(grid: Grid, why: RegExp): Hit[] {
  const heads = cellsOf(grid.rows[0] ?? [])
  const demanded = heads.find((c) => DEMANDED.test(c.word))
  const reached = heads.find((c) => c !== demanded && REACHED.test(c.word))
  if (!demanded || !reached) return []
  return grid.rows.slice(1).flatMap((row): Hit[] => {
    const [want, got] = [row[demanded.column], row[reached.column]]
    const [a, b] = [want && plainNumber(want.word), got && plainNumber(got.word)]
    if (!want || !got || !a?.percent || !b?.percent) return []
    if (scaled(b.value as Decimal) >= scaled(a.value as Decimal)) return []
    if (cellsOf(row).some((c) => c.word.search(why) >= 0)) return []
    const when = cellsOf(row)[0]?.at.text.trim() ?? ''
    return [
      {
        says: 'row',
        facts: { when, percent: a.value, rate: b.value },
        quotes: [got.at, want.at],
      },
    ]
  })
}
