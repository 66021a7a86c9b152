import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Fen } from '@rongheng/core/kernel/money'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { MoneyInput, type TypedMoney } from './MoneyInput.tsx'
import { show } from './testing.tsx'

function Held({ start, told }: { start: TypedMoney; told: (next: TypedMoney) => void }) {
  const [value, setValue] = useState(start)
  return (
    <MoneyInput
      unit="wan"
      label="当年财政拨款"
      value={value}
      onChange={(next) => {
        told(next)
        setValue(next)
      }}
    />
  )
}

test('what is typed in 万元 is kept in whole fen, and printed in full when one leaves the field', async () => {
  const told = vi.fn<(next: TypedMoney) => void>()
  show(<Held start={null} told={told} />)
  const field = screen.getByRole('textbox', { name: '当年财政拨款' })
  await userEvent.type(field, '1,046.9')
  expect(told).toHaveBeenLastCalledWith(1_046_900_000 as Fen)
  expect(field).toHaveProperty('value', '1,046.9')
  await userEvent.tab()
  expect(field).toHaveProperty('value', '1,046.90')
})

test('text that is no amount is not guessed at, and stays to be mended', async () => {
  const told = vi.fn<(next: TypedMoney) => void>()
  show(<Held start={469_500 as Fen} told={told} />)
  const field = screen.getByRole('textbox', { name: '当年财政拨款' })
  await userEvent.clear(field)
  expect(told).toHaveBeenLastCalledWith(null)
  await userEvent.type(field, '约5万')
  expect(told).toHaveBeenLastCalledWith('unreadable')
  expect(field).toHaveProperty('value', '约5万')
})
