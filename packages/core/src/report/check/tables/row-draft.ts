import { type IndicatorDraft, SecondLevel } from '../../../evaluate/indicator.ts'
import { ratioOf, rounded, times, ratio } from '../../../evaluate/ratio.ts'
import type { IndicatorRow } from '../table-reading.ts'
import { readTarget } from './cell-target.ts'
import { wordOf } from './grid.ts'
import type { TableWords } from './table-words.ts'

/** Which second level of the templates a row's 二级指标 is; null for names of the author's own. */
export function secondLevelOf(row: IndicatorRow, words: TableWords): SecondLevel | null {
  const name = wordOf(row.level2?.text ?? '').replace(/\(.*?\)|^\d+[.、]/g, '')
  const first = wordOf(row.level1?.text ?? '')
  for (const [code, names] of Object.entries(words.secondLevels)) {
    const level = SecondLevel.safeParse(code)
    if (level.success && names.includes(name)) return level.data
  }
  return /满意度/.test(first) || /满意度/.test(name) ? 'satisfaction' : null
}

/** A read row as the lint of goals takes it; null when its second level is not one of the templates'. */
export function draftOf(row: IndicatorRow, words: TableWords): IndicatorDraft | null {
  const level2 = secondLevelOf(row, words)
  if (level2 === null) return null
  const read = readTarget(row)
  const weight = row.weight?.value ?? null
  return {
    id: null,
    level2,
    name: row.name.text.replace(/\s/g, ''),
    target: read?.target ?? { kind: 'qualitative', text: wordOf(row.target?.text ?? '') },
    unit: read?.unit ?? '',
    weight: weight === null ? 0 : rounded(times(ratioOf(weight), ratio(100, 1))),
    explanation: row.standard?.text ?? '',
    basis: '',
    method: 'survey',
    source: '',
    scoring: '',
    quarters: [],
    core: false,
    measuredBy: { kind: 'hand' },
  }
}
