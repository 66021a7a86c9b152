import { endpoint } from '@rongheng/core/kernel/endpoint'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Suspense, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { useRead } from './use-read.ts'
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

const state = endpoint({
  method: 'GET',
  path: '/api/state',
  permission: 'payment.read',
  summary: '',
  input: z.object({}),
  output: z.object({ open: z.boolean() }),
})

const totals = endpoint({ ...state, path: '/api/totals' })

/** What else the page shows, and the server takes longer for. */
function Totals() {
  useRead(totals, {})
  return null
}

/** A step that is gone once it is done, as the page says when it is asked again. */
function Step(p: { told: () => void }) {
  const { open } = useRead(state, {})
  return open ? <Press told={p.told} /> : <p>已完成</p>
}
function Press(p: { told: () => void }) {
  const write = useWrite(pay)
  return (
    <button type="button" onClick={() => write.mutate({ amount: 1 }, { onSuccess: p.told })}>
      完成
    </button>
  )
}

test.each([
  { what: 'who stays is told', elsewhere: false, times: 1 },
  { what: 'who has gone to another page is not', elsewhere: true, times: 0 },
])('of a step that is gone by what it did, $what', async ({ elsewhere, times }) => {
  let open = true
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    if (init?.method === 'POST') {
      open = false
      if (elsewhere) window.history.pushState(null, '', '/elsewhere')
    }
    const said = init?.method === 'POST' ? { ok: true } : { open }
    const after = typeof url === 'string' && url.includes('totals') ? 30 : 0
    return new Promise((answer) =>
      setTimeout(() => answer(new Response(JSON.stringify(said), { status: 200 })), after),
    )
  })
  window.history.pushState(null, '', '/here')
  const told = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Suspense>
        <Totals />
        <Step told={told} />
      </Suspense>
    </QueryClientProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: '完成' }))
  await screen.findByText('已完成')
  await new Promise((done) => setTimeout(done, 60))
  expect(told).toHaveBeenCalledTimes(times)
})

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
