import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { ConfirmAction } from './ConfirmAction.tsx'
import { show } from './testing.tsx'

test('nothing happens before the named act is pressed, and a refusal stays in the dialog', async () => {
  const reverse = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new ApiError({ status: 409, code: 'kernel.stale' }))
    .mockResolvedValueOnce(undefined)
  show(
    <ConfirmAction label="撤销" title="撤销一月台账" act="撤销这一批" onConfirm={reverse}>
      这一批 12 行都会撤销。
    </ConfirmAction>,
  )
  await userEvent.click(screen.getByRole('button', { name: '撤销' }))
  expect(reverse).not.toHaveBeenCalled()
  const act = await screen.findByRole('button', { name: '撤销这一批' })
  await userEvent.click(act)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('刚被别人改过'))
  await userEvent.click(screen.getByText('撤销这一批'))
  await waitFor(() => expect(screen.queryByText('这一批 12 行都会撤销。')).toBeNull())
  expect(reverse).toHaveBeenCalledTimes(2)
})
