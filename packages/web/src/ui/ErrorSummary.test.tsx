import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { show } from './testing.tsx'

const malformed = new ApiError({
  status: 422,
  code: 'kernel.malformed',
  issues: [
    { path: 'uses.0.amount', code: 'field.zero', facts: {} },
    { path: 'name', code: 'field.too-long', facts: { max: 200 } },
  ],
})

test('it takes the focus, counts the faults, and leads to each field', async () => {
  show(
    <>
      <ErrorSummary error={malformed} labels={{ name: '项目名称' }} />
      <input id="uses_0_amount" aria-label="金额" />
    </>,
  )
  expect(document.activeElement).toBe(screen.getByRole('alert'))
  expect(screen.getByText('有 2 处填写需要更正：')).toBeTruthy()
  await userEvent.click(
    await screen.findByRole('link', { name: '用途第 1 项的金额：不能是 0，请填写实际数额' }),
  )
  expect(document.activeElement).toBe(screen.getByLabelText('金额'))
  expect(screen.getByRole('link', { name: '项目名称：太长，最多 200 个字，请缩短' })).toBeTruthy()
})

test('a refusal is told in its own sentence, in the language people chose', () => {
  localStorage.setItem('rongheng.language', 'en')
  show(<ErrorSummary error={new ApiError({ status: 409, code: 'kernel.stale' })} />)
  expect(screen.getByText(/Somebody else changed this record/)).toBeTruthy()
})

test('without an error there is nothing', () => {
  show(<ErrorSummary error={null} />)
  expect(screen.queryByRole('alert')).toBeNull()
})
