import type { Decimal } from '../../../kernel/decimal.ts'
import type { CellNumber, FormReading, IndicatorRow } from '../table-reading.ts'
import { onceEach } from './forms.ts'
import { wordOf } from './grid.ts'

/** The third-level rows of one first or second level, one after the other. */
export type LevelGroup = {
  readonly name: string
  /** The weight that stands at the level itself. */
  readonly weight: CellNumber | null
  /** The weights of its rows (of second levels, where third levels carry none), each cell once. */
  readonly own: readonly (CellNumber & { value: Decimal })[]
  /** Every row has a weight. */
  readonly complete: boolean
  readonly rows: readonly IndicatorRow[]
}

/** The rows of a table grouped by a level, in reading order. A level that comes again later is a group of its own. */
export function levelGroups(form: FormReading, level: 'level1' | 'level2'): LevelGroup[] {
  const groups: { key: string; rows: IndicatorRow[] }[] = []
  for (const row of form.indicators) {
    const name = wordOf(row[level]?.text ?? '')
    const key = level === 'level1' ? name : `${wordOf(row.level1?.text ?? '')}/${name}`
    const last = groups.at(-1)
    if (last?.key === key) last.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  const field = level === 'level1' ? 'level1Weight' : 'level2Weight'
  return groups.map(({ key, rows }) => ({
    name: (key.split('/').at(-1) ?? '').replace(/\(.*?\)/g, ''),
    weight: rows[0]?.[field] ?? null,
    own: onceEach(rows.map((r) => r.weight)),
    complete: rows.every((r) => r.weight?.value != null),
    rows,
  }))
}
