import type { Decimal } from '../../kernel/decimal.ts'
import type { Fen } from '../../kernel/money.ts'
import type { Quote } from './place.ts'

/** A cell's number where one was found; `value` is null when the cell is empty, "—" or words. */
export type CellNumber = { readonly at: Quote; readonly value: Decimal | null; readonly percent: boolean }

/** A cell's money in the unit the table names; null as above. */
export type CellMoney = { readonly at: Quote; readonly fen: Fen | null; readonly slackFen: Fen }

/** One row of the money part of a 自评表 or a 监控表: the total or one of its 其中 rows. */
export type MoneyRow = {
  readonly label: Quote
  readonly row: 'total' | 'appropriation' | 'carried-over' | 'other' | 'more'
  readonly initial: CellMoney | null
  readonly fullYear: CellMoney | null
  readonly arrived: CellMoney | null
  readonly spent: CellMoney | null
  readonly weight: CellNumber | null
  readonly rate: CellNumber | null
  readonly points: CellNumber | null
}

/** One third-level indicator as a form or a scoring table prints it. A merged cell is given to each row it covers. */
export type IndicatorRow = {
  readonly level1: Quote | null
  readonly level2: Quote | null
  readonly name: Quote
  readonly target: Quote | null
  readonly actual: Quote | null
  readonly weight: CellNumber | null
  readonly points: CellNumber | null
  /** 偏差原因分析及改进措施, 扣分原因, 评分说明. */
  readonly reason: Quote | null
}

/** A line that adds up others: 小计, 合计, 总分. */
export type SumRow = {
  readonly label: Quote
  /** The first- or second-level indicator it sums; null for the whole table. */
  readonly of: string | null
  readonly weight: CellNumber | null
  readonly points: CellNumber | null
}

/** A table that was understood. Tables that were not understood are said so in the result, never guessed at. */
export type TableReading =
  | {
      readonly kind: 'self-evaluation' | 'monitoring' | 'scoring'
      readonly file: number
      readonly block: number
      readonly unit: '元' | '千元' | '万元' | '亿元' | null
      readonly money: readonly MoneyRow[]
      readonly goal: Quote | null
      readonly result: Quote | null
      readonly indicators: readonly IndicatorRow[]
      readonly sums: readonly SumRow[]
      readonly total: CellNumber | null
    }
  | {
      /** Amounts by row with a sum row: uses of funds, sub-projects, sources, milestones. */
      readonly kind: 'amounts'
      readonly file: number
      readonly block: number
      readonly unit: '元' | '千元' | '万元' | '亿元' | null
      readonly columns: readonly {
        readonly header: Quote
        readonly rows: readonly { readonly label: Quote; readonly amount: CellMoney }[]
        /** The row that says 合计; null when the table has none. */
        readonly sum: CellMoney | null
      }[]
    }
