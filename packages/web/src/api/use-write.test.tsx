import { endpoint } from '@rongheng/core/kernel/endpoint'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { useWrite } from './use-write.ts'

const pay = endpoint({
  method: 'POST',
  path: '/api/payments',
  permission: 'payment.write',
  summary: '',
  input: z.object({ amount: z.int() }),
  output: z.object({ ok: z.boolean() }),
})

function Pay() {
  const write = useWrite(pay)
  const [saved, setSaved] = useState(0)
  return (
    <button
      type="button"
      onClick={() => write.mutate({ amount: 1 }, { onSuccess: () => setSaved((n) => n + 1) })}
    >
      {`${saved} ${write.status}`}
    </button>
  )
}
afterEach(() => vi.restoreAllMocks())

test('a double click writes once, and what follows a save follows the first; afterwards one may write again', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() => Promise.resolve(new Response('{"ok":true}', { status: 200 })))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Pay />
    </QueryClientProvider>,
  )
  const button = screen.getByRole('button')
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(button.textContent).toBe('1 success'))
  expect(fetched).toHaveBeenCalledTimes(1)
  fireEvent.click(button)
  await waitFor(() => expect(button.textContent).toBe('2 success'))
  expect(fetched).toHaveBeenCalledTimes(2)
})
