import { z } from 'zod'
import { id } from '../kernel/id.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Instant } from '../kernel/time.ts'
import { ProjectId, Removed, UseId } from './project.ts'
import { Source } from './source.ts'

export const PaymentId = id('pay')
export type PaymentId = z.infer<typeof PaymentId>
/** One import of a ledger file. */
export const BatchId = id('bat')
export type BatchId = z.infer<typeof BatchId>

const text = (max: number) => z.string().trim().min(1).max(max).nullable()

/** 谁使用、谁申请、谁实施、谁评价: names, since some of them work for a contractor. Null: not said yet. */
export const People = z.object({
  uses: text(50),
  applies: text(50),
  carriesOut: text(50),
  evaluates: text(50),
})
export type People = z.infer<typeof People>

/** Money paid out of a project, or refunded to it. */
export const Payment = z.object({
  id: PaymentId,
  unitId: z.string(),
  projectId: ProjectId,
  /** Which of the project's uses it serves; null while nobody said. */
  useId: UseId.nullable(),
  on: Day,
  /** Negative for a refund (退款); never 0. */
  amount: Fen.refine((n) => n !== 0, 'field.zero'),
  source: Source,
  payee: text(200),
  payeeAccount: text(64),
  payeeBank: text(200),
  contract: text(200),
  purpose: text(500),
  /** 凭证号. */
  voucher: text(64),
  people: People,
  /** The ledger file it came in with; null when entered by hand. */
  batchId: BatchId.nullable(),
  /** Two live payments of one project never share it, so the same ledger twice adds nothing. */
  dedupeKey: z.string(),
  /** Set when it was reversed (作废), alone or with its batch: it no longer counts. */
  reversed: Removed.nullable(),
  createdAt: Instant,
  version: z.int(),
})
export type Payment = z.infer<typeof Payment>

/** What decides whether two rows are one payment. */
export type PaymentTrace = Pick<Payment, 'on' | 'amount' | 'payee' | 'purpose' | 'voucher'>

/**
 * The key under which a payment is known: its voucher with its amount (a voucher may hold a payment and its refund),
 * or else day, payee, amount and purpose.
 *
 * @param nth 1 for the first such row of a ledger, 2 for the second … : equal rows in one file are different payments
 */
export function dedupeKey(trace: PaymentTrace, nth: number): string {
  const parts = trace.voucher
    ? ['voucher', trace.on.slice(0, 4), trace.voucher, trace.payee ?? '', trace.amount]
    : ['row', trace.on, trace.payee ?? '', trace.amount, trace.purpose ?? '']
  return [...parts.map((part) => String(part).replace(/\s+/g, '')), nth].join('|')
}

/** What a payment should say and does not yet: listed for people to fill in, never a reason to refuse the payment. */
export const missingParts = [
  'use',
  'payee',
  'contract',
  'purpose',
  'voucher',
  'people.uses',
  'people.applies',
  'people.carriesOut',
  'people.evaluates',
] as const
export type MissingPart = (typeof missingParts)[number]

/** The parts of a payment that nobody has filled in yet, in the order of the form. */
export function missingOf(
  payment: Pick<Payment, 'useId' | 'payee' | 'contract' | 'purpose' | 'voucher' | 'people'>,
): MissingPart[] {
  const value: Record<MissingPart, string | null> = {
    use: payment.useId,
    payee: payment.payee,
    contract: payment.contract,
    purpose: payment.purpose,
    voucher: payment.voucher,
    'people.uses': payment.people.uses,
    'people.applies': payment.people.applies,
    'people.carriesOut': payment.people.carriesOut,
    'people.evaluates': payment.people.evaluates,
  }
  return missingParts.filter((part) => value[part] === null)
}

/** "6222 0212 3456 7890" → "****7890": what lists show of an account. Four characters or fewer are hidden wholly. */
export function maskAccount(account: string): string {
  const plain = account.replace(/\s+/g, '')
  return plain.length <= 4 ? '****' : `****${plain.slice(-4)}`
}
