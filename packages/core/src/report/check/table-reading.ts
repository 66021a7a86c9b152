import type { Decimal } from '../../kernel/decimal.ts'
import type { Fen } from '../../kernel/money.ts'
import type { Quote } from './place.ts'
import type { ColumnRole, MoneyRowKind } from './tables/table-words.ts'

export type MoneyUnit = '元' | '千元' | '万元' | '亿元'

/** A cell's number where one was found; `value` is null when the cell is empty, "—" or words. */
export type CellNumber = {
  readonly at: Quote
  readonly value: Decimal | null
  readonly percent: boolean
  /** How many rows the cell covers: a number merged over several rows is counted once. */
  readonly rows: number
}

/** A cell's money as printed (`value`) and, where the table names a unit, in fen; null as above. */
export type CellMoney = {
  readonly at: Quote
  readonly value: Decimal | null
  readonly fen: Fen | null
  readonly slackFen: Fen
  readonly rows: number
}

/** One row of the money part of a 自评表 or a 监控表: the total or one of its 其中 rows. */
export type MoneyRow = {
  readonly label: Quote
  readonly row: MoneyRowKind
  readonly initial: CellMoney | null
  readonly fullYear: CellMoney | null
  readonly arrived: CellMoney | null
  /** 全年执行数; in a 监控表 what was spent so far. */
  readonly spent: CellMoney | null
  /** 全年预计执行数 of a 监控表. */
  readonly expected: CellMoney | null
  readonly weight: CellNumber | null
  readonly rate: CellNumber | null
  readonly points: CellNumber | null
}

/** One third-level indicator as a form or a scoring table prints it. A merged cell is given to each row it covers. */
export type IndicatorRow = {
  readonly level1: Quote | null
  readonly level2: Quote | null
  /** Weights of the levels above, from a column of their own or from brackets in the name. */
  readonly level1Weight: CellNumber | null
  readonly level2Weight: CellNumber | null
  readonly name: Quote
  /** 指标性质: ≥, ≤, ＝, 定性; only where the form has such a column. */
  readonly nature: Quote | null
  readonly target: Quote | null
  /** 度量单位, as above. */
  readonly unit: Quote | null
  readonly actual: Quote | null
  /** 全年预计完成情况 of a 监控表, and whether 确定能 is ticked. */
  readonly expected: Quote | null
  readonly certain: boolean
  readonly weight: CellNumber | null
  readonly points: CellNumber | null
  /** 偏差原因分析及改进措施, 扣分原因, 评分说明. */
  readonly reason: Quote | null
  /** 评分标准. */
  readonly standard: Quote | null
}

/** A line that adds up others: 小计, 合计, 总分. */
export type SumRow = {
  readonly label: Quote
  /** How many of the table's indicators stand above it. */
  readonly after: number
  /** The first- or second-level indicator it sums; null for the whole table. */
  readonly of: string | null
  readonly weight: CellNumber | null
  readonly points: CellNumber | null
}

/** A 自评表, 监控表 or 评分表 that was understood. */
export type FormReading = {
  readonly kind: 'self-evaluation' | 'monitoring' | 'scoring'
  /** It stands right behind a form that ended without a total, and may be the rest of it. */
  readonly continues: boolean
  readonly file: number
  readonly block: number
  readonly unit: MoneyUnit | null
  /** Which columns the form has, so that an empty cell can be told from a column that is not there. */
  readonly columns: readonly ColumnRole[]
  readonly money: readonly MoneyRow[]
  /** What stands behind 项目名称. */
  readonly project: Quote | null
  readonly goal: Quote | null
  readonly result: Quote | null
  readonly indicators: readonly IndicatorRow[]
  readonly sums: readonly SumRow[]
  /** Numbers of rows that were not understood: one of them may be what a sum seems to lack. */
  readonly loose: readonly CellNumber[]
  /** 得分 and 分值 of the last line. */
  readonly total: CellNumber | null
  readonly totalWeight: CellNumber | null
  /** 优, 良, 中, 差 where the form has a place for it. */
  readonly grade: Quote | null
}

/** Amounts by row with a sum row: uses of funds, sub-projects, sources, milestones. */
export type AmountsReading = {
  readonly kind: 'amounts'
  readonly file: number
  readonly block: number
  readonly unit: MoneyUnit | null
  readonly columns: readonly {
    readonly header: Quote
    readonly rows: readonly {
      readonly label: Quote
      readonly amount: CellMoney
      readonly subtotal: boolean
    }[]
    /** The row that says 合计; null when the table has none. */
    readonly sum: CellMoney | null
  }[]
}

/** A table that was understood. Tables that were not understood are said so in the result, never guessed at. */
export type TableReading = FormReading | AmountsReading
