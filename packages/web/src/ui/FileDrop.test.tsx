import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FileDrop } from './FileDrop.tsx'
import { show } from './testing.tsx'

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name)
const pick = (one: File) =>
  userEvent.setup({ applyAccept: false }).upload(screen.getByLabelText('支付台账'), one)

test('it shows how far the file is sent, then that it is being worked on', async () => {
  let finish = () => {}
  let progress: (share: number) => void = () => {}
  const send = vi.fn((_: File, onProgress: (share: number) => void) => {
    progress = onProgress
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  show(<FileDrop label="支付台账" accept=".xlsx,.csv" maxBytes={1000} onFile={send} />)
  await pick(file('一月.xlsx'))
  progress(0.5)
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('正在上传 一月.xlsx：50%'))
  progress(1)
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('已上传，正在处理 一月.xlsx…'))
  finish()
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull())
})

test.each([
  ['a kind that is not asked for', file('一月.pdf'), /不是可用的文件类型/],
  ['more than the limit', file('一月.XLSX', 1001), /超过上限/],
])('it refuses %s before anything is sent', async (_, one, said) => {
  const send = vi.fn()
  show(<FileDrop label="支付台账" accept=".xlsx,.csv" maxBytes={1000} onFile={send} />)
  await pick(one)
  expect(screen.getByRole('alert').textContent).toMatch(said)
  expect(send).not.toHaveBeenCalled()
})
