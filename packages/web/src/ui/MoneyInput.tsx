import { type Fen, fenOf, wanText, yuanText } from '@rongheng/core/kernel/money'
import { Input } from 'antd'
import { useState } from 'react'
import type { MoneyUnit } from './money-unit.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** What a field of money holds while it is typed: an amount, nothing, or text that is no amount. */
export type TypedMoney = Fen | null | 'unreadable'

/** A rule for antd's Form: refuses text that is no amount. */
export const readableMoney = (message: string) => ({
  validator: (_: unknown, value: TypedMoney) =>
    value === 'unreadable' ? Promise.reject(new Error(message)) : Promise.resolve(),
})

/** A field for an amount, typed in the unit printed behind it and kept in whole fen. */
export function MoneyInput(p: {
  unit: MoneyUnit
  value?: TypedMoney
  onChange?: (next: TypedMoney) => void
  id?: string
  label?: string
}) {
  const t = useText(uiWords)
  const print = (value: TypedMoney | undefined) =>
    typeof value === 'number' ? (p.unit === 'wan' ? wanText(value) : yuanText(value)) : ''
  const [typed, setTyped] = useState<{ text: string; value: TypedMoney } | null>(null)
  // What is typed is shown as typed; a value from elsewhere (a record loaded, a reset) is printed.
  const shown = typed && typed.value === p.value ? typed.text : print(p.value)
  return (
    <Input
      {...(p.id && { id: p.id })}
      {...(p.label && { 'aria-label': p.label })}
      inputMode="decimal"
      autoComplete="off"
      className="money-input"
      value={shown}
      suffix={t(`unit.${p.unit}`)}
      status={p.value === 'unreadable' ? 'error' : ''}
      onChange={(event) => {
        const text = event.target.value
        const value = text.trim() === '' ? null : (fenOf(text, p.unit) ?? 'unreadable')
        setTyped({ text, value })
        p.onChange?.(value)
      }}
      onBlur={() => typeof p.value === 'number' && setTyped(null)}
    />
  )
}
