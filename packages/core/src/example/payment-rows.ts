import { dedupeKey, type Payment, PaymentId, type People } from '../budget/payment.ts'
import type { ProjectId, UseId } from '../budget/project.ts'
import { sumFen, type Fen } from '../kernel/money.ts'
import { type Day, dayStart, type Instant } from '../kernel/time.ts'
import { centerId, examplePeople } from './center.ts'
import { type ExampleContract, withoutContract } from './contracts.ts'
import { exampleId } from './ids.ts'

/** Payments to one payee for one purpose: `[day, yuan]`, and what the purpose of each adds, e.g. "1月". */
export type Series = {
  readonly use: UseId
  /** Null for small purchases without a contract. */
  readonly contract: ExampleContract | null
  readonly purpose: string
  readonly rows: readonly (readonly [day: string, yuan: number, more?: string])[]
}

/** Series as payments in the order of their days, with voucher numbers as a ledger has them. */
export function paymentsOf(projectId: ProjectId, year: number, series: readonly Series[]): Payment[] {
  const rows = series.flatMap((s) =>
    s.rows.map(([day, yuan, more = '']) => ({ s, day: day as Day, yuan, more })),
  )
  rows.sort((a, b) => (a.day === b.day ? a.s.purpose.localeCompare(b.s.purpose) : a.day < b.day ? -1 : 1))
  return rows.map(({ s, day, yuan, more }, i) => {
    const trace = {
      on: day,
      amount: (yuan * 100) as Fen,
      payee: s.contract?.payee ?? withoutContract.payee,
      purpose: s.purpose + more,
      voucher: `${day.slice(0, 7)}-记${String(i + 101)}`,
    }
    return {
      id: PaymentId.parse(exampleId('pay', String(year), i + 1)),
      unitId: centerId,
      projectId,
      useId: s.use,
      source: 'appropriation',
      payeeAccount: s.contract?.account ?? withoutContract.account,
      payeeBank: s.contract?.bank ?? withoutContract.bank,
      contract: s.contract?.number ?? null,
      ...trace,
      people: peopleFor(s),
      batchId: null,
      dedupeKey: dedupeKey(trace, 1),
      reversed: null,
      createdAt: (dayStart(day) + 10 * 3_600_000) as Instant,
      version: 1,
    }
  })
}

/** 谁使用、谁申请、谁实施、谁评价. A small purchase was applied for on paper, and nobody has noted yet who evaluates it. */
const peopleFor = (s: Series): People => ({
  uses: examplePeople.operator.name,
  applies: examplePeople.owner.name,
  carriesOut: s.contract?.person ?? withoutContract.person,
  evaluates: s.contract ? examplePeople.office.name : null,
})

/** What payments add up to. */
export const paidIn = (payments: readonly Payment[]): Fen => sumFen(payments.map((p) => p.amount))
