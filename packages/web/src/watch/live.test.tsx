import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLive } from './live.ts'
import { Stream } from './testing-stream.ts'

const newest = () => Stream.all.at(-1) as Stream
const see = (state: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
}

beforeEach(() => {
  vi.stubGlobal('EventSource', Stream)
  vi.useFakeTimers()
})
afterEach(() => {
  Stream.all = []
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function Alerts({ told }: { told?: (data: string) => void }) {
  return <p>{useLive('alerts', { alerts: (data) => told?.(data) }) ? 'live' : 'asks'}</p>
}
function Wall() {
  return <i>{useLive({ wallSince: () => 'rev7' }, {}) ? 'wall live' : 'wall asks'}</i>
}
const gone = (shown: { unmount: () => void }) => act(async () => shown.unmount())

test('however many parts listen, there is one connection; the wall gets its own news and the alerts over it', async () => {
  const told = vi.fn<(data: string) => void>()
  const shown = render(
    <>
      <Alerts told={told} />
      <Alerts />
    </>,
  )
  expect(Stream.open).toEqual(['/api/watch/live?of=alerts'])
  shown.rerender(
    <>
      <Alerts told={told} />
      <Alerts />
      <Wall />
    </>,
  )
  expect(Stream.open).toEqual(['/api/watch/live?of=all&rev=rev7'])
  newest().say('open')
  expect(screen.getByText('wall live')).toBeTruthy()
  newest().say('alerts', '{"urgent":1}')
  expect(told).toHaveBeenCalledWith('{"urgent":1}')
  await gone(shown)
  expect(Stream.open).toEqual([])
})

test('a page that nobody sees keeps no connection for alerts, and one for the wall', async () => {
  const shown = render(<Alerts />)
  newest().say('open')
  expect(screen.getByText('live')).toBeTruthy()
  see('hidden')
  expect(Stream.open).toEqual([])
  expect(screen.getByText('asks')).toBeTruthy()
  shown.rerender(
    <>
      <Alerts />
      <Wall />
    </>,
  )
  expect(Stream.open).toEqual(['/api/watch/live?of=all&rev=rev7'])
  await gone(shown)
})

test('when the line breaks the page asks for itself; refused, it tries to listen again after half a minute', async () => {
  const shown = render(<Alerts />)
  const first = newest()
  first.say('open')
  // The browser itself tries again.
  first.readyState = 0
  first.say('error')
  expect(screen.getByText('asks')).toBeTruthy()
  first.readyState = 1
  first.say('open')
  expect(screen.getByText('live')).toBeTruthy()
  first.readyState = 2
  first.say('error')
  expect(Stream.all).toHaveLength(1)
  act(() => void vi.advanceTimersByTime(30_000))
  expect(Stream.open).toEqual(['/api/watch/live?of=alerts'])
  await gone(shown)
})
