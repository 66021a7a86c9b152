import { type Fen, wanText } from '../../../kernel/money.ts'
import type { Hit, ReportReading } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { isWhole } from '../scope.ts'
import type { CellMoney, FormReading, MoneyRow } from '../table-reading.ts'
import { formsOf, totalRow } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** Words of running text that name what the total row of the form names, and nothing else. */
const SPENT = /全年执行数|总支出|支出总额|预算执行数/
const BUDGET = /年初预算数|全年预算数|预算总额|资金总额|项目金额|调整后预算/

/**
 * An amount of the text against 年度资金总额 of the form, where all forms with such a row say the same in it. A budget in the text may
 * be either column's; off by a factor of a unit it is another rule's.
 */
export function againstTable(reading: ReportReading): Hit[] {
  const rows = formsOf(reading)
    .filter((form) => !isOfAnother(reading, form))
    .flatMap((form) => totalRow(form) ?? [])
  const [row, ...others] = rows
  if (!row) return []
  const apart = others.flatMap((other) => formsDiffer(row, other))
  // Rows that say the same are one; with others between them nobody can tell which the text means.
  if (others.some((other) => !alike(row, other))) return others.length === 1 ? apart : []
  return reading.claims.amounts.flatMap((amount): Hit[] => {
    if (!amount.exact || !isWhole(amount.scope)) return []
    const cells = cellsFor(amount, row).filter((c) => c.fen !== null)
    const [first] = cells
    if (!first || first.fen === null || cells.some((c) => agree(amount, c) || slip(amount, c))) return []
    return [
      {
        says: 'differs',
        facts: { word: amount.word ?? '', here: wanText(amount.fen), there: wanText(first.fen) },
        quotes: [amount.at, first.at],
      },
    ]
  })
}

const COLUMNS = ['initial', 'fullYear', 'arrived', 'spent'] as const
const same = (a: CellMoney | null, b: CellMoney | null): boolean =>
  a?.fen == null || b?.fen == null || Math.abs(a.fen - b.fen) <= a.slackFen + b.slackFen
const alike = (a: MoneyRow, b: MoneyRow): boolean => COLUMNS.every((c) => same(a[c], b[c]))

/** Two forms of one report that share their budget and differ in what was spent, or the other way round: asked about. */
function formsDiffer(a: MoneyRow, b: MoneyRow): Hit[] {
  const both = COLUMNS.filter((c) => a[c]?.fen != null && b[c]?.fen != null)
  const off = both.filter((c) => !same(a[c], b[c]))
  if (off.length !== 1 || both.length < 2) return []
  const [here, there] = [b[off[0] as 'spent'] as CellMoney, a[off[0] as 'spent'] as CellMoney]
  return [
    {
      says: 'forms',
      facts: { here: wanText(here.fen as Fen), there: wanText(there.fen as Fen) },
      quotes: [here.at, there.at],
      severity: 'W',
    },
  ]
}

/** The form names a project that the text nowhere speaks of. */
function isOfAnother(reading: ReportReading, form: FormReading): boolean {
  const name = wordOf(form.project?.text ?? '').replace(/^[\dA-Za-z-]+|\(.*?\)|项目$|经费$/g, '')
  if (name.length < 4 || reading.sentences.length < 6) return false
  const pairs = Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2))
  const said = pairs.filter((pair) => reading.sentences.some(({ plain }) => plain.includes(pair)))
  return said.length * 2 < pairs.length
}

function cellsFor(amount: Amount, row: MoneyRow): CellMoney[] {
  const word = amount.word ?? ''
  const cells = SPENT.test(word)
    ? [row.spent, row.expected]
    : BUDGET.test(word)
      ? [row.fullYear, row.initial, row.arrived]
      : []
  return cells.filter((c) => c !== null)
}

const agree = (amount: Amount, cell: CellMoney): boolean =>
  cell.fen !== null && Math.abs(amount.fen - cell.fen) <= amount.slackFen + cell.slackFen

/** Off by a unit, or so far apart that the form is of something else (部门整体支出). */
const slip = (amount: Amount, cell: CellMoney): boolean => {
  const [a, b] = [amount.fen, cell.fen ?? 0]
  return a <= 0 || b <= 0 || Math.max(a / b, b / a) > 3
}
