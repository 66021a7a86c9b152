import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ActionButton } from './ActionButton.tsx'
import { show } from './testing.tsx'

test('an action that may not be done stays, says why, and does nothing', async () => {
  const press = vi.fn()
  show(<ActionButton label="定稿" onPress={press} disabledReason="还有 2 处没有填写" />)
  const button = screen.getByRole('button', { name: '定稿' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toBe('还有 2 处没有填写')
  await userEvent.click(button)
  expect(press).not.toHaveBeenCalled()
})

test('an open action is done when pressed', async () => {
  const press = vi.fn()
  show(<ActionButton label="更改" what="项目名称" onPress={press} />)
  await userEvent.click(screen.getByRole('button', { name: '更改 项目名称' }))
  expect(press).toHaveBeenCalledOnce()
})
