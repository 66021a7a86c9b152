import { z } from 'zod'
import { type MissingPart, missingOf, type Payment, PaymentId } from './payment.ts'
import { UseId } from './project.ts'

/** The parts of a payment that a ledger does not tell and that many payments share. */
export const sharedParts = [
  'use',
  'contract',
  'people.uses',
  'people.applies',
  'people.carriesOut',
  'people.evaluates',
] as const satisfies readonly MissingPart[]
export type SharedPart = (typeof sharedParts)[number]

const text = (max: number) => z.string().trim().min(1).max(max)

/** What is said of several payments at once. A part left out is left alone. */
export const Completion = z.object({
  use: UseId.optional(),
  contract: text(200).optional(),
  'people.uses': text(50).optional(),
  'people.applies': text(50).optional(),
  'people.carriesOut': text(50).optional(),
  'people.evaluates': text(50).optional(),
})
export type Completion = z.infer<typeof Completion>

/** Payments for which the same is proposed, because of what earlier payments to the payee say. */
export const Proposal = z.object({
  payee: z.string(),
  /** The purpose of the first of them, which they share with the earlier ones but for months and numbers; null when only the payee agrees. */
  purpose: z.string().nullable(),
  payments: z.array(z.object({ id: PaymentId, version: z.int() })),
  set: Completion,
  /** How many earlier payments say it, none of them otherwise. */
  from: z.int(),
})
export type Proposal = z.infer<typeof Proposal>

/**
 * A payment with what is said of it written in.
 *
 * @param replace true: also over what it says already; otherwise only into what is missing
 * @returns null when that changes nothing
 */
export function completed(payment: Payment, set: Completion, replace: boolean): Payment | null {
  const said = partsOf(payment)
  const put = sharedParts.filter(
    (part) => set[part] !== undefined && set[part] !== said[part] && (replace || said[part] === null),
  )
  if (put.length === 0) return null
  const next = { ...said, ...Object.fromEntries(put.map((part) => [part, set[part]])) }
  return {
    ...payment,
    useId: next.use as Payment['useId'],
    contract: next.contract,
    people: {
      uses: next['people.uses'],
      applies: next['people.applies'],
      carriesOut: next['people.carriesOut'],
      evaluates: next['people.evaluates'],
    },
  }
}

/**
 * What the payments that miss something would say if they were like the others: a part is proposed where all payments to
 * the same payee for the same purpose that say it say the same; where none of them says it, all payments to the payee.
 *
 * @param others payments of this project, and of the one it was copied from with their use translated and no contract
 */
export function proposals(payments: readonly Payment[], others: readonly Payment[]): Proposal[] {
  const [byBoth, byPayee] = [agreed(others, bothKey), agreed(others, payeeKey)]
  const found = new Map<string, Proposal>()
  for (const payment of payments) {
    if (payment.payee === null) continue
    const missing = missingOf(payment)
    const both = byBoth(payment)
    const set: Completion = {}
    let [from, purposeAgrees] = [0, payment.purpose !== null]
    for (const part of sharedParts) {
      if (!missing.includes(part)) continue
      const [close, wide] = [both(part), byPayee(payment)(part)]
      const known = close === 'unsaid' ? wide : close
      if (known === 'unsaid' || known === 'differs') continue
      Object.assign(set, { [part]: known.value })
      from = Math.max(from, known.count)
      if (close === 'unsaid') purposeAgrees = false
    }
    if (from === 0) continue
    const purpose = purposeAgrees ? payment.purpose : null
    const key = JSON.stringify([payment.payee, purpose === null ? null : plain(purpose), set])
    const group = found.get(key) ?? { payee: payment.payee, purpose, payments: [], set, from }
    found.set(key, {
      ...group,
      from: Math.max(group.from, from),
      payments: [...group.payments, { id: payment.id, version: payment.version }],
    })
  }
  return [...found.values()].sort((a, b) => b.payments.length - a.payments.length)
}

const partsOf = (payment: Payment): Record<SharedPart, string | null> => ({
  use: payment.useId,
  contract: payment.contract,
  'people.uses': payment.people.uses,
  'people.applies': payment.people.applies,
  'people.carriesOut': payment.people.carriesOut,
  'people.evaluates': payment.people.evaluates,
})

// Months and numbers differ from one instalment to the next.
const plain = (said: string | null) =>
  (said ?? '').replace(/[\s\d()（）〔〕年月日第期季度一二三四五六七八九十至-]/g, '')
const payeeKey = ({ payee }: Payment) => payee ?? ''
const bothKey = ({ payee, purpose }: Payment) => `${payee ?? ''}|${plain(purpose)}`

type Known = 'unsaid' | 'differs' | { readonly value: string; readonly count: number }

function agreed(others: readonly Payment[], keyOf: (payment: Payment) => string) {
  const known = new Map<string, Known>()
  for (const other of others) {
    if (other.payee === null) continue
    for (const [part, value] of Object.entries(partsOf(other))) {
      if (value === null) continue
      const key = `${keyOf(other)}|${part}`
      const before = known.get(key) ?? 'unsaid'
      known.set(
        key,
        before === 'unsaid'
          ? { value, count: 1 }
          : before === 'differs' || before.value !== value
            ? 'differs'
            : { value, count: before.count + 1 },
      )
    }
  }
  return (payment: Payment) => (part: SharedPart) => known.get(`${keyOf(payment)}|${part}`) ?? 'unsaid'
}
