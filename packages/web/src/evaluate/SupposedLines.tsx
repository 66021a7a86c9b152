import type { Payment } from '@rongheng/core/budget/payment'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Actual, Measurement } from '@rongheng/core/evaluate/measurement'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import { useAmountText } from '../ui/Amount.tsx'
import { useText } from '../ui/text.tsx'
import { ActualInput } from './ActualInput.tsx'
import { evaluateWords } from './words.ts'

/** The payments supposed to be made on another day: one is added by choosing it, and each can be taken out again. */
export function SupposedPayments(p: {
  year: number
  payments: readonly Pick<Payment, 'id' | 'on' | 'payee' | 'amount'>[]
  mayRead: boolean
  /** Id of a payment → the day it is supposed to be made on. */
  moved: Readonly<Record<string, string>>
  onChange: (next: Readonly<Record<string, string>>) => void
}) {
  const t = useText(evaluateWords)
  const amount = useAmountText()
  if (!p.mayRead) return <p className="muted">{t('whatif.payment.may-not')}</p>
  const nameOf = (one: (typeof p.payments)[number]) =>
    `${one.on} ${one.payee ?? ''} ${amount(one.amount, 'yuan')}`
  const chosen = p.payments.filter((one) => one.id in p.moved)
  return (
    <div className="ev-supposed">
      <label>
        {t('whatif.payment')}
        <select
          className="ev-input"
          value=""
          onChange={(e) => p.onChange({ ...p.moved, [e.target.value]: `${p.year}-12-15` })}
        >
          <option value="">{t(chosen.length === 0 ? 'whatif.payment.none' : 'whatif.more')}</option>
          {p.payments
            .filter((one) => !(one.id in p.moved))
            .map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
        </select>
      </label>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((one) => (
            <li key={one.id}>
              <label>
                {nameOf(one)} {t('whatif.to')}
                <input
                  type="date"
                  className="ev-input"
                  value={p.moved[one.id]}
                  onChange={(e) => p.onChange({ ...p.moved, [one.id]: e.target.value })}
                />
              </label>
              <TakeOut name={nameOf(one)} onPress={() => p.onChange(without(p.moved, one.id))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The indicators supposed to end otherwise. */
export function SupposedResults(p: {
  indicators: readonly Indicator[]
  measurements: readonly Measurement[]
  rules: RuleSet
  /** Id of an indicator → its supposed result; null while it is not complete. */
  actuals: Readonly<Record<string, Actual | null>>
  onChange: (next: Readonly<Record<string, Actual | null>>) => void
}) {
  const t = useText(evaluateWords)
  const chosen = p.indicators.filter((i) => i.id in p.actuals)
  const before = (id: string) => p.measurements.find((m) => m.indicatorId === id)?.actual ?? null
  return (
    <div className="ev-supposed">
      <label>
        {t('whatif.indicator')}
        <select
          className="ev-input"
          value=""
          onChange={(e) => p.onChange({ ...p.actuals, [e.target.value]: null })}
        >
          <option value="">{t(chosen.length === 0 ? 'whatif.indicator.none' : 'whatif.more')}</option>
          {p.indicators
            .filter((i) => !(i.id in p.actuals))
            .map((i) => (
              <option key={i.id} value={i.id}>
                {i.name}
              </option>
            ))}
        </select>
      </label>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((i) => (
            <li key={i.id}>
              <fieldset className="ev-fields">
                <legend>{i.name}</legend>
                <ActualInput
                  indicator={i}
                  rules={p.rules}
                  initial={before(i.id)}
                  onChange={(actual) => p.onChange({ ...p.actuals, [i.id]: actual })}
                />
              </fieldset>
              <TakeOut name={i.name} onPress={() => p.onChange(without(p.actuals, i.id))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function TakeOut({ name, onPress }: { name: string; onPress: () => void }) {
  const t = useText(evaluateWords)
  return (
    <button type="button" className="ev-button" onClick={onPress}>
      {t('whatif.take-out')}
      <span className="visually-hidden">{name}</span>
    </button>
  )
}

const without = <T,>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== key))
