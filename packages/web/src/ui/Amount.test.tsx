import type { Fen } from '@rongheng/core/kernel/money'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Amount, MoneyUnitSwitch } from './Amount.tsx'
import { rateText } from './Rate.tsx'
import { show } from './testing.tsx'

test('an amount always carries its unit, and people choose the unit once for all', async () => {
  show(
    <>
      <MoneyUnitSwitch />
      <Amount fen={46_950_000 as Fen} />
    </>,
  )
  expect(screen.getByText('46.95 万元')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '元' }))
  expect(screen.getByText('469,500.00 元')).toBeTruthy()
  expect(localStorage.getItem('rongheng.money-unit')).toBe('yuan')
})

test('what was not measured is said in words, never as 0', () => {
  show(<Amount fen={null} />)
  expect(screen.getByText('未登记')).toBeTruthy()
})

test.each([
  [9770, '97.70%'],
  [0, '0.00%'],
  [-5, '-0.05%'],
  [12_345, '123.45%'],
])('%i basis points read %s', (bp, text) => {
  expect(rateText(bp)).toBe(text)
})
