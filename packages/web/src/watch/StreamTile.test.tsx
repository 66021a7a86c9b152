import type { StreamTile as Stream } from '@rongheng/core/watch/history-api'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showPage } from '../app/testing-page.tsx'
import { StreamTile } from './StreamTile.tsx'

afterEach(() => vi.restoreAllMocks())

const stream: Stream = {
  id: 'chk_1' as Stream['id'],
  name: '综合频道',
  systemName: '播出系统',
  kind: 'hls',
  shown: 'up',
  why: '',
  frameAt: null,
  soundOnly: false,
  bitrate: 4_120_000,
  loudness: -23.4,
  loudnessAsked: true,
}
async function tile(more: Partial<Stream>): Promise<HTMLElement> {
  showPage(<StreamTile stream={{ ...stream, ...more }} />, { permissions: ['watch.read'], answers: {} })
  return (await screen.findByRole('heading')).closest('li') as HTMLElement
}
const figure = (of: HTMLElement, name: string) => within(of).getByText(name).nextElementSibling?.textContent

test('a tile says in a word how the stream is, and its bit rate and loudness with their units', async () => {
  const shown = await tile({ shown: 'down', why: '黑场 12 秒' })
  expect(within(shown).getByText('故障')).toBeTruthy()
  expect(within(shown).getByText('黑场 12 秒')).toBeTruthy()
  expect(figure(shown, '码率')).toBe('4.12 Mbit/s')
  expect(figure(shown, '响度')).toBe('-23.4 LUFS')
})

test('what was not measured is said to be so, and is not 0', async () => {
  const shown = await tile({ bitrate: null, loudness: null })
  expect([figure(shown, '码率'), figure(shown, '响度')]).toEqual(['未测得', '未测得'])
})

test('a stream whose loudness nobody asks for says so', async () => {
  const shown = await tile({ loudness: null, loudnessAsked: false })
  expect(figure(shown, '响度')).toBe('没有设置测响度')
})

test('radio has sound only; a stream that nobody looked at yet has no picture yet', async () => {
  const radio = await tile({ soundOnly: true, bitrate: 64_000 })
  expect(within(radio).getByText('只有声音')).toBeTruthy()
  expect(within(radio).queryByText('还没有画面')).toBeNull()
  expect(figure(radio, '码率')).toBe('64 kbit/s')
})

test('the newest picture is named after its stream', async () => {
  const shown = await tile({ frameAt: (Date.now() - 60_000) as never })
  expect(within(shown).getByRole('img', { name: '综合频道 的最新画面' })).toBeTruthy()
  expect(within(shown).getByText(/6\d 秒前的画面/)).toBeTruthy()
})
