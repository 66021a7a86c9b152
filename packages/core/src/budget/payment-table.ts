import type { Fen } from '../kernel/money.ts'
import type { TableSheet } from '../kernel/table-file.ts'
import { type Language, say } from '../kernel/words.ts'
import type { Project } from './project.ts'
import type { PaymentView } from './views.ts'
import { budgetWords } from './words.ts'

/** What of a payment each column of the exported list says, in the order of the columns. */
const columns = [
  { key: 'on', kind: 'text', width: 12 },
  { key: 'payee', kind: 'text', width: 22 },
  { key: 'account', kind: 'text', width: 10 },
  { key: 'bank', kind: 'text', width: 16 },
  { key: 'amount', kind: 'yuan', width: 14 },
  { key: 'use', kind: 'text', width: 20 },
  { key: 'purpose', kind: 'text', width: 24 },
  { key: 'contract', kind: 'text', width: 15 },
  { key: 'voucher', kind: 'text', width: 15 },
  { key: 'source', kind: 'text', width: 13 },
  { key: 'uses', kind: 'text', width: 9 },
  { key: 'applies', kind: 'text', width: 9 },
  { key: 'carriesOut', kind: 'text', width: 10 },
  { key: 'evaluates', kind: 'text', width: 9 },
  { key: 'missing', kind: 'text', width: 18 },
  { key: 'reversed', kind: 'text', width: 16 },
] as const

/**
 * Payments as a list to take away: accounts stay masked, what is missing is named, the sum is that of the list.
 *
 * @param payments as the page shows them
 */
export function paymentTable(
  of: { readonly project: Project; readonly unitName: string; readonly sum: Fen; readonly madeOn: string },
  payments: readonly PaymentView[],
  language: Language,
): TableSheet {
  const t = (key: keyof typeof budgetWords, facts = {}) => say(budgetWords, language, key, facts)
  const { project } = of
  // Only where the list holds payments marked as wrong.
  const shown = columns.filter(({ key }) => key !== 'reversed' || payments.some((p) => p.reversed))
  const useNames = new Map(project.uses.map((use) => [use.id as string, use.name]))
  return {
    name: t('budget.list.name'),
    notes: [
      `${of.unitName}　${project.year}　${project.code}　${project.name}`,
      t('budget.list.note', { day: of.madeOn, count: payments.length }),
    ],
    columns: shown.map(({ key, kind, width }) => ({ title: t(`budget.list.${key}`), kind, width })),
    rows: payments.map((p) => [
      p.on,
      p.payee,
      p.payeeAccount,
      p.payeeBank,
      p.amount,
      p.useId === null ? null : (useNames.get(p.useId) ?? null),
      p.purpose,
      p.contract,
      p.voucher,
      t(`budget.source.${p.source}`),
      p.people.uses,
      p.people.applies,
      p.people.carriesOut,
      p.people.evaluates,
      p.reversed ? null : p.missing.map((part) => t(`budget.missing.${part}`)).join('、') || null,
      ...(shown.length === columns.length ? [p.reversed?.why ?? null] : []),
    ]),
    sums: shown.map(({ key }) => (key === 'on' ? t('budget.list.sum') : key === 'amount' ? of.sum : null)),
  }
}
