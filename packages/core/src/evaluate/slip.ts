import type { PaidOn } from '../budget/amounts.ts'
import type { Fen } from '../kernel/money.ts'
import type { Day, Year } from '../kernel/time.ts'
import { yearDays } from '../kernel/time.ts'

/** What was paid on each day, from sums up to each day; the source of the money does not matter to milestones. */
export function paidFromSums(sums: readonly { readonly on: Day; readonly amount: Fen }[]): PaidOn[] {
  return sums.map(({ on, amount }, i) => ({
    on,
    source: 'appropriation',
    amount: (amount - (sums[i - 1]?.amount ?? 0)) as Fen,
  }))
}

/** A payment supposed to be made on another day. */
export type Slip = { readonly payment: { readonly on: Day; readonly amount: Fen }; readonly to: Day }

/**
 * The year's payments if some of them were made on other days instead. A day beyond the year takes a payment out of this
 * year's spending; a day within it changes which milestones are met, and not the year's execution rate.
 */
export function slipPayments(
  year: Year,
  paid: readonly PaidOn[],
  slips: readonly Slip[],
): { readonly paid: PaidOn[]; readonly spent: Fen } {
  const { last } = yearDays(year)
  const moved: PaidOn[] = [
    ...paid,
    ...slips.flatMap(({ payment: { on, amount }, to }): PaidOn[] => [
      { on, source: 'appropriation', amount: (0 - amount) as Fen },
      ...(to > last ? [] : [{ on: to, source: 'appropriation' as const, amount }]),
    ]),
  ]
  const spent = moved.reduce((sum, p) => sum + p.amount, 0) as Fen
  return { paid: moved.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), spent }
}
