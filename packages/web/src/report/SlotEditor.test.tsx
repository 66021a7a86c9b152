import type { Piece } from '@rongheng/core/report/model'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { SlotEditor } from './SlotEditor.tsx'

const spent: Piece = { number: '45.87', by: 'amount-wan', from: ['fct_1'] }

function open(text: string, save: (text: string) => Promise<unknown> = async () => undefined) {
  let done = 0
  show(
    <SlotEditor
      slot={{ key: 'background', label: '项目背景', hint: '为什么设立' }}
      text={text}
      tokens={[{ key: '执行数', unit: '万元', piece: spent, group: 'money' }]}
      around={{ projectId: 'prj_1', unitId: 'unt_1', year: 2023 }}
      save={save}
      onDone={() => done++}
    />,
  )
  return { done: () => done, area: screen.getByLabelText<HTMLTextAreaElement>(/项目背景/) }
}

test('a typed number is flagged while one types, a date and a document number are not', async () => {
  const user = userEvent.setup()
  const { area } = open('')
  await user.type(area, '2023年3月按财预〔2020〕10号')
  expect(screen.queryByRole('list', { name: '请核对' })).toBeNull()
  await user.type(area, '，支出45.87万元')
  expect(screen.getByRole('list', { name: '请核对' }).textContent).toContain('“45.87万元”是手打的')
})

test('a chosen number is inserted as a token where the caret stands, and saved as it was written', async () => {
  const user = userEvent.setup()
  const saved: string[] = []
  const { area, done } = open('支出。', async (text) => saved.push(text))
  area.setSelectionRange(2, 2)
  await user.selectOptions(screen.getByLabelText('插入数字'), '执行数')
  await user.click(screen.getByRole('button', { name: /插\s?入/ }))
  expect(area.value).toBe('支出{{执行数}}。')
  await user.click(screen.getByRole('button', { name: /保\s?存/ }))
  expect(saved).toEqual(['支出{{执行数}}。'])
  expect(done()).toBe(1)
})

test('a refused save keeps what was written and says why', async () => {
  const user = userEvent.setup()
  const { area, done } = open('原文', async () => {
    throw new Error('network')
  })
  await user.type(area, '加一句')
  await user.click(screen.getByRole('button', { name: /保\s?存/ }))
  expect((await screen.findByRole('alert')).textContent).toContain('没有保存成功')
  expect(area.value).toBe('原文加一句')
  expect(done()).toBe(0)
})
